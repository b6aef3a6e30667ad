using CsCheck;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Tests.Living;

public sealed class LivingIndexTests
{
    const int Dimension = 8;
    const int Ids = 60;

    static readonly VectorSet s_points = Clouds.Of(400, Dimension, clusters: 8);
    static readonly LopqModel s_model = LopqModel.Train(s_points, new() { Clusters = 4, Subquantizers = 4, Bits = 4, Iterations = 3 });
    static readonly SearchOptions s_options = new() { Count = 8, Quota = 12, Rerank = 20 };

    /// <summary>Nearly half of the vectors are one of a few, so that distances tie.</summary>
    static float[] Vector(int seed) => s_points[seed % 2 == 0 ? seed % 5 : seed % s_points.Count].ToArray();

    static VectorSet Vectors(IEnumerable<int> seeds) => new([.. seeds.SelectMany(Vector)], Dimension);

    static LivingIndex Create(TemporaryFolder folder, RerankForm form = RerankForm.None, int count = 20)
    {
        LopqIndex.Build(s_model, Vectors(Enumerable.Range(0, count)), new() { Rerank = form }, folder["i"]).Dispose();
        return LivingIndex.Open(folder["i"], s_model);
    }

    enum Change
    {
        Add,
        Remove,
        Compact,
        Reopen,
    }

    static readonly Gen<(Change, int[])> s_change = Gen.Select(
        Gen.Frequency((6, Gen.Const(Change.Add)), (3, Gen.Const(Change.Remove)), (1, Gen.Const(Change.Compact)), (1, Gen.Const(Change.Reopen))),
        Gen.Int[0, Ids - 1].Array[1, 6]);

    [Theory, InlineData(RerankForm.None), InlineData(RerankForm.Fp16)]
    public void After_any_changes_a_search_finds_what_a_rebuilt_index_finds(RerankForm form) =>
        s_change.Array[1, 14].Holds(changes =>
        {
            using var folder = new TemporaryFolder();
            var index = Create(folder, form);
            var expected = Enumerable.Range(0, 20).ToDictionary(id => (long)id, id => id);
            int round = 0;
            foreach (var (change, numbers) in changes)
            {
                round += 97;
                long[] ids = [.. numbers.Select(number => (long)number)];
                switch (change)
                {
                    case Change.Add:
                        int[] seeds = [.. numbers.Index().Select(pair => pair.Item + round + pair.Index)];
                        index.Add(ids, Vectors(seeds));
                        for (int i = 0; i < ids.Length; i++) expected[ids[i]] = seeds[i];
                        break;
                    case Change.Remove:
                        Assert.Equal(ids.Distinct().Count(expected.Remove), index.Remove(ids));
                        break;
                    case Change.Compact:
                        index.Compact();
                        break;
                    default:
                        index.Dispose();
                        index = LivingIndex.Open(folder["i"], s_model);
                        break;
                }
                Same(index, expected, form);
            }
            index.Dispose();
        }, iter: 40);

    static void Same(LivingIndex index, Dictionary<long, int> expected, RerankForm form)
    {
        Assert.Equal(expected.Count, index.Count);
        Assert.All(Enumerable.Range(0, Ids), id => Assert.Equal(expected.ContainsKey(id), index.Contains(id)));
        long[] ids = [.. expected.Keys.Order()];
        using var rebuilt = LopqIndex.Build(s_model, Vectors(ids.Select(id => expected[id])), new() { Ids = ids, Rerank = form });
        Assert.Equal(rebuilt.Occupancy(), index.Occupancy());
        for (int q = 0; q < 4; q++)
        {
            Assert.Equal(rebuilt.Search(Vector(q * 31), s_options), index.Search(Vector(q * 31), s_options));
            var odd = s_options with { Where = id => id % 2 == 1 };
            Assert.Equal(rebuilt.Search(Vector(q * 31), odd), index.Search(Vector(q * 31), odd));
        }
    }

    [Fact]
    public async Task A_search_sees_a_change_whole_or_not_at_all()
    {
        using var folder = new TemporaryFolder();
        using var index = Create(folder);
        bool isDone = false;
        var everything = new SearchOptions { Count = 500, Quota = int.MaxValue };
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            while (!Volatile.Read(ref isDone))
            {
                var ids = index.Search(s_points[0], everything).Select(n => n.Id).Where(id => id >= 100).ToHashSet();
                // Partners come, are replaced and go together.
                Assert.All(ids, id => Assert.Contains(id ^ 1, ids));
            }
        })).ToArray();
        for (int i = 0; i < 150; i++)
        {
            long even = 100 + 2 * (i % 20);
            if (i % 3 == 2) index.Remove([even, even + 1]);
            else index.Add([even, even + 1], Vectors([i, i]));
            if (i % 50 == 49) index.Compact();
        }
        Volatile.Write(ref isDone, true);
        await Task.WhenAll(readers);
    }

    [Fact]
    public void What_cannot_be_added_leaves_everything_as_it_was()
    {
        using var folder = new TemporaryFolder();
        using var index = Create(folder, RerankForm.Fp16);
        long length = new FileInfo(folder["i.log-0"]).Length;
        Assert.Throws<SimilarityException>(() => index.Add([1], new VectorSet([.. new float[Dimension - 1], float.NaN], Dimension)));
        Assert.Throws<SimilarityException>(() => index.Add([1], new VectorSet([.. new float[Dimension - 1], 1e30f], Dimension)));
        Assert.Throws<SimilarityException>(() => index.Add([1], new VectorSet(new float[4], 4)));
        Assert.Throws<ArgumentException>(() => index.Add([-1], Vectors([1])));
        Assert.Throws<ArgumentException>(() => index.Add([1, 2], Vectors([1])));
        Assert.Equal((20, length), (index.Count, new FileInfo(folder["i.log-0"]).Length));
    }

    [Fact]
    public void Two_do_not_change_an_index_at_a_time_but_others_may_search()
    {
        using var folder = new TemporaryFolder();
        using var index = Create(folder);
        index.Add([70], Vectors([1]));
        Assert.Equal(SimilarityFault.InUse, Assert.Throws<SimilarityException>(() => LivingIndex.Open(folder["i"], s_model)).Fault);
        using var reader = LivingIndex.Open(folder["i"], s_model, readOnly: true);
        Assert.True(reader.Contains(70));
        Assert.Throws<InvalidOperationException>(() => reader.Remove([70]));
    }

    [Fact]
    public void Vectors_of_another_kind_show_as_drift()
    {
        using var folder = new TemporaryFolder();
        using var index = Create(folder);
        index.Add([.. Enumerable.Range(1000, 1200).Select(id => (long)id)], Clouds.Of(1200, Dimension, seed: 3, clusters: 8));
        Assert.False(index.Drift().RetrainingPays);
        index.Add([.. Enumerable.Range(5000, 1200).Select(id => (long)id)], Clouds.Of(1200, Dimension, seed: 3, clusters: 9, spread: 0.9));
        Assert.True(index.Drift().RetrainingPays);
        index.Compact();
        index.Dispose();
        using var again = LivingIndex.Open(folder["i"], s_model);
        Assert.Equal((2400, true), (again.Drift().Added, again.Drift().RetrainingPays));
    }
}
