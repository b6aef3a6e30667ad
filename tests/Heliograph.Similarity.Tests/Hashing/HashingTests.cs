using CsCheck;
using Heliograph.Similarity.Hashing;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Tests.Hashing;

public sealed class HashingTests
{
    const int Dimension = 16;
    const int Originals = 600;

    static readonly VectorSet s_points = Clouds.Of(Originals, Dimension);

    static LopqModel Train(int bits) => LopqModel.Train(s_points, new() { Clusters = 4, Subquantizers = 8, Bits = bits, Iterations = 4 });

    /// <summary>The originals, and of each tenth one a copy that is all but the same, and of each hundredth one an exact second copy.</summary>
    static VectorSet WithCopies()
    {
        var random = new Random(2);
        var copies = Enumerable.Range(0, Originals / 10).SelectMany(i => s_points[10 * i].ToArray().Select(value => value + 0.002f * (random.NextSingle() - 0.5f)));
        var exact = Enumerable.Range(0, Originals / 100).SelectMany(i => s_points[100 * i].ToArray());
        return new([.. s_points.Values, .. copies, .. exact], Dimension);
    }

    [Theory, InlineData(8, RerankForm.None), InlineData(4, RerankForm.None), InlineData(8, RerankForm.Fp16)]
    public void Planted_copies_are_found_and_nothing_else(int bits, RerankForm form)
    {
        using var index = LopqIndex.Build(Train(bits), WithCopies(), new() { Rerank = form });
        var options = new DuplicateOptions { MaxDistance = form == RerankForm.None ? 0.2f : 0.01f };
        var groups = Components.Of(NearDuplicates.Find(index, options));
        var expected = Enumerable.Range(0, Originals / 10)
            .Select(i => i % 10 == 0 ? (long[])[10 * i, Originals + i, Originals + 60 + i / 10] : [10 * i, Originals + i]).ToArray();
        int whole = expected.Count(group => groups.Any(found => found.SequenceEqual(group)));
        // A copy on the other side of a border in both halves is no collision.
        Assert.True(whole >= 0.95 * expected.Length, $"{whole} of {expected.Length}");
        Assert.True(form == RerankForm.None || groups.All(found => found.All(id => expected.Any(group => group.Contains(id)))));
        Assert.Equal(NearDuplicates.Find(index, options with { Threads = 1 }), NearDuplicates.Find(index, options with { Threads = 3 }));
    }

    [Fact]
    public void Vectors_that_are_all_the_same_are_one_group_of_few_pairs()
    {
        var same = new VectorSet([.. Enumerable.Repeat(s_points[3].ToArray(), 500).SelectMany(vector => vector)], Dimension);
        using var index = LopqIndex.Build(Train(8), same);
        var pairs = NearDuplicates.Find(index);
        Assert.Equal(499, pairs.Count);
        Assert.Equal(500, Assert.Single(Components.Of(pairs)).Length);
    }

    [Fact]
    public void Components_are_what_a_walk_along_pairs_reaches() =>
        Gen.Select(Gen.Int[0, 25], Gen.Int[0, 25]).Array[0, 25].Holds(edges =>
        {
            var reached = Enumerable.Range(0, 26).Select(id => new HashSet<int> { id }).ToArray();
            for (int round = 0; round < 26; round++)
                foreach (var (a, b) in edges)
                {
                    reached[a].UnionWith(reached[b]);
                    reached[b].UnionWith(reached[a]);
                }
            var expected = Enumerable.Range(0, 26).Where(id => edges.Any(edge => edge.Item1 == id || edge.Item2 == id))
                .Select(id => string.Join(' ', reached[id].Order())).Distinct();
            Assert.Equal(expected, Components.Of(edges.Select(edge => new DuplicatePair(edge.Item1, edge.Item2, 0))).Select(group => string.Join(' ', group)));
        });

    [Fact]
    public void Codes_alone_tell_clusters_apart()
    {
        var clouds = Clouds.Of(1200, Dimension, clusters: 6, spread: 0.15);
        var model = LopqModel.Train(clouds, new() { Clusters = 8, Subquantizers = 8, Bits = 4, Iterations = 5 });
        using var index = LopqIndex.Build(model, clouds);
        var clusters = Clustering.Of(index, 6);
        Assert.Equal(Enumerable.Range(0, 1200).Select(id => (long)id), clusters.Select(pair => pair.Id));
        Assert.Equal(clusters, Clustering.Of(index, 6, threads: 1));
        // Vectors of one cluster are nearer to each other than to those of any other.
        for (int i = 0; i < 300; i++)
        {
            var near = index.Search(clouds[i], new() { Count = 5, Quota = int.MaxValue });
            Assert.All(near, found => Assert.Equal(clusters[i].Cluster, clusters[(int)found.Id].Cluster));
        }
    }

    [Fact]
    public void More_clusters_than_vectors_are_refused()
    {
        using var index = LopqIndex.Build(Train(4), s_points.Take([1, 2, 3]));
        Assert.Equal(SimilarityFault.TooFew, Assert.Throws<SimilarityException>(() => Clustering.Of(index, 4)).Fault);
    }
}
