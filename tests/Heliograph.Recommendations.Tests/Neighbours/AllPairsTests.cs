using CsCheck;
using Heliograph.Recommendations.Neighbours;
using Heliograph.Recommendations.Sparse;

namespace Heliograph.Recommendations.Tests.Neighbours;

public sealed class AllPairsTests
{
    static readonly Gen<NeighbourOptions> s_options =
        from similarity in Gen.Enum<Similarity>()
        from count in Gen.OneOf(Gen.Int[1, 8], Gen.Const(100))
        from minCommon in Gen.Int[1, 3]
        from minSize in Gen.Int[1, 4]
        from shrinkage in Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 20])
        from alpha in Gen.OneOf(0.0, 0.5, 1)
        from beta in Gen.OneOf(0.0, 0.6)
        select new NeighbourOptions
        {
            Similarity = similarity,
            Count = count,
            MinCommon = minCommon,
            MinSize = minSize,
            Shrinkage = shrinkage,
            Alpha = alpha,
            Beta = beta,
        };

    [Fact]
    public void Two_groups_are_as_alike_as_the_angle_between_them()
    {
        var lists = new AllPairs(Matrices.Of([0, 1, 2, 3], [2, 3], [3], [9]), new()).Find();
        Assert.Equal([new(1, (float)(2 / Math.Sqrt(8)), 2), new(2, 0.5f, 1)], lists[0].ToArray());
        Assert.Empty(lists[3].ToArray());
    }

    [Fact]
    public void Neighbours_are_those_of_brute_force() => Gen.Select(Matrices.Any, s_options).Holds((items, options) =>
    {
        var lists = new AllPairs(items, options).Find(threads: 2);
        var expected = BruteForce.Neighbours(items, options);
        for (int item = 0; item < items.RowCount; item++) AssertSame(expected[item], lists[item]);
    }, iter: 400);

    // Weighted sums are of fixed-point numbers: where two scores are that close, either may come first.
    static void AssertSame(Neighbour[] expected, ReadOnlySpan<Neighbour> found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < found.Length; i++) Assert.Equal(expected[i].Score, found[i].Score, expected[i].Score * 1e-5);
    }

    [Theory]
    [InlineData(Similarity.Cosine, 1, 10), InlineData(Similarity.Cosine, 2, 100), InlineData(Similarity.Jaccard, 1, 3), InlineData(Similarity.Jaccard, 3, 50)]
    public void Large_rows_and_long_ones_agree_with_brute_force_to_the_bit(Similarity similarity, int minCommon, int count)
    {
        var items = Matrices.Skewed(rows: 700, columns: 1500, pairs: 40_000, seed: 3);
        var options = new NeighbourOptions { Similarity = similarity, MinCommon = minCommon, Count = count };
        var lists = new AllPairs(items, options).Find();
        var expected = BruteForce.Neighbours(items, options);
        for (int item = 0; item < items.RowCount; item++) Assert.Equal(expected[item], lists[item].ToArray());
    }

    [Fact]
    public void Any_number_of_threads_finds_the_same()
    {
        var items = Matrices.Skewed(rows: 3000, columns: 4000, pairs: 400_000, seed: 5);
        foreach (var similarity in Enum.GetValues<Similarity>())
        {
            var pairs = new AllPairs(items, new() { Similarity = similarity, Count = 20, Beta = 0.4 });
            Assert.True(pairs.BlockCount > 4);
            var (one, many) = (pairs.Find(threads: 1), pairs.Find(threads: 5));
            for (int item = 0; item < items.RowCount; item++) Assert.Equal(one[item], many[item]);
        }
    }

    [Fact]
    public void A_mapped_matrix_gives_the_same_neighbours()
    {
        var items = Matrices.Skewed(rows: 200, columns: 300, pairs: 5000, seed: 8);
        using var folder = new TemporaryFolder();
        SparseMatrixFile.Save(items, folder["m"]);
        using var file = SparseMatrixFile.Open(folder["m"]);
        var memory = new AllPairs(items, new()).Find();
        Directory.CreateDirectory(folder["scratch"]);
        using (var pairs = new AllPairs(file.Matrix, new(), folder["scratch"]))
        {
            var mapped = pairs.Find();
            for (int item = 0; item < items.RowCount; item++) Assert.Equal(memory[item], mapped[item]);
        }
        Assert.Empty(Directory.GetFiles(folder["scratch"]));
    }

    [Fact]
    public void Progress_ends_at_one()
    {
        var seen = new Reports();
        new AllPairs(Matrices.Skewed(rows: 900, columns: 900, pairs: 90_000, seed: 2), new()).Find(threads: 1, progress: seen);
        Assert.Equal(1, seen.Values[^1], 1e-9);
        Assert.Equal(seen.Values.Order(), seen.Values);
    }

    [Theory, InlineData(0, 1, 0), InlineData(1, 0, 0), InlineData(1, 1, -1), InlineData(1, 1, double.NaN)]
    public void Options_out_of_range_are_refused(int count, int minCommon, double shrinkage) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new AllPairs(Matrices.Of([0]), new() { Count = count, MinCommon = minCommon, Shrinkage = shrinkage }));
}
