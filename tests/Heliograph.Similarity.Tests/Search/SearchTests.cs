using CsCheck;
using Heliograph.Similarity.Evaluation;
using Heliograph.Similarity.Numerics;
using Heliograph.Similarity.Training;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Tests.Search;

public sealed class SearchTests
{
    const int Everything = int.MaxValue;

    static readonly VectorSet s_points = Whole(Clouds.Of(2000, 16));
    static readonly VectorSet s_queries = Whole(Clouds.Of(30, 16, seed: 7));

    /// <summary>Whole numbers up to 255, which all forms of whole vectors keep as they are.</summary>
    static VectorSet Whole(VectorSet set) => new([.. set.Values.ToArray().Select(value => Math.Clamp(MathF.Round(value * 30 + 128), 0, 255))], set.Dimension);

    static LopqModel Train(int bits = 8, int subquantizers = 4, Metric metric = Metric.L2, int projectTo = 16, int clusters = 5) =>
        LopqModel.Train(s_points, new() { Clusters = clusters, Subquantizers = subquantizers, Bits = bits, Metric = metric, ProjectTo = projectTo, Iterations = 4 });

    public static TheoryData<int, int, int, Metric> Shapes => new()
    {
        { 8, 4, 16, Metric.L2 }, { 4, 8, 16, Metric.L2 }, { 8, 8, 0, Metric.L2 }, { 4, 4, 12, Metric.L2 },
        { 8, 4, 16, Metric.Cosine }, { 8, 4, 16, Metric.InnerProduct }, { 4, 8, 0, Metric.InnerProduct },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void A_distance_by_codes_is_the_distance_to_what_they_stand_for(int bits, int subquantizers, int projectTo, Metric metric)
    {
        var model = Train(bits, subquantizers, metric, projectTo);
        using var index = LopqIndex.Build(model, s_points);
        var codes = model.Encode(s_points);
        for (int q = 0; q < 5; q++)
        {
            float[] query = s_queries[q].ToArray();
            float[] y = new float[model.ProjectedDimension];
            model.Codec.Project(metric == Metric.InnerProduct ? [.. query] : query, y, isQuery: true);
            float[] decoded = new float[y.Length];
            float offset = metric == Metric.InnerProduct && model.Parts.ProjectionMean is { } mean ? Distances.Dot(mean, query) : 0;
            foreach (var found in index.Search(s_queries[q], new() { Count = 50, Quota = Everything }))
            {
                model.Codec.Decode(codes.Cells[found.Id], codes.Of((int)found.Id), decoded);
                double expected = metric switch
                {
                    Metric.L2 => Distances.SquaredL2(y, decoded),
                    Metric.Cosine => Distances.SquaredL2(y, decoded) / 2,
                    _ => -Distances.Dot(y, decoded) - offset,
                };
                double scale = Distances.Dot(y, y) + Distances.Dot(decoded, decoded) + Math.Abs(offset);
                Assert.Equal(expected, found.Distance, scale * 1e-5);
            }
        }
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Nothing_nearer_by_codes_is_missed_when_all_cells_are_visited(int bits, int subquantizers, int projectTo, Metric metric)
    {
        using var index = LopqIndex.Build(Train(bits, subquantizers, metric, projectTo), s_points);
        for (int q = 0; q < 10; q++)
        {
            // With room for all, nothing is ever turned away.
            var all = index.Search(s_queries[q], new() { Count = s_points.Count, Quota = Everything });
            Assert.Equal(s_points.Count, all.Select(n => n.Id).Distinct().Count());
            Assert.Equal(all.OrderBy(n => n.Distance).ThenBy(n => n.Id), all);
            Assert.Equal(all.Take(10), index.Search(s_queries[q], new() { Count = 10, Quota = Everything }));
        }
    }

    [Theory, InlineData(Metric.L2), InlineData(Metric.InnerProduct)]
    public void Nothing_is_missed_far_from_the_origin_either(Metric metric)
    {
        var far = new VectorSet([.. s_points.Values.ToArray().Select(value => value / 100 + 500)], 16);
        var model = LopqModel.Train(far, new() { Clusters = 5, Subquantizers = 8, Metric = metric, Iterations = 3 });
        using var index = LopqIndex.Build(model, far);
        for (int q = 0; q < 10; q++)
        {
            var all = index.Search(far[q], new() { Count = far.Count, Quota = Everything });
            Assert.Equal(all.Take(10), index.Search(far[q], new() { Count = 10, Quota = Everything }));
        }
    }

    [Theory, InlineData(RerankForm.Fp16, Metric.L2), InlineData(RerankForm.EightBit, Metric.L2), InlineData(RerankForm.Fp16, Metric.InnerProduct), InlineData(RerankForm.Fp16, Metric.Cosine)]
    public void All_cells_with_whole_vectors_are_brute_force(RerankForm form, Metric metric)
    {
        using var index = LopqIndex.Build(Train(metric: metric), s_points, new() { Rerank = form });
        int[][] exact = ExactNeighbours.Find(s_points, s_queries, 10, metric);
        for (int q = 0; q < s_queries.Count; q++)
        {
            var found = index.Search(s_queries[q], new() { Count = 10, Quota = Everything, Rerank = s_points.Count });
            // Normalised vectors are rounded to float16: neighbours that are all but as near may change places.
            if (metric == Metric.Cosine) Assert.InRange(found.Count(n => exact[q].Contains((int)n.Id)), 9, 10);
            else Assert.Equal(exact[q], found.Select(n => (int)n.Id));
        }
    }

    [Fact]
    public void A_batch_finds_what_single_searches_find()
    {
        using var index = LopqIndex.Build(Train(bits: 4, subquantizers: 8), s_points);
        var options = new SearchOptions { Quota = 300 };
        foreach (int threads in (int[])[1, 3])
        {
            var found = index.Search(s_queries, options, threads);
            for (int q = 0; q < s_queries.Count; q++) Assert.Equal(index.Search(s_queries[q], options), found[q]);
        }
    }

    [Theory, InlineData(2), InlineData(40), InlineData(5000)]
    public void A_filter_finds_the_nearest_of_those_it_lets_through(int oneIn)
    {
        using var index = LopqIndex.Build(Train(), s_points);
        var among = new IdBitmap(s_points.Count);
        for (int id = 0; id < s_points.Count; id += oneIn) among[id] = true;
        for (int q = 0; q < 10; q++)
        {
            var all = index.Search(s_queries[q], new() { Count = s_points.Count, Quota = Everything });
            var expected = all.Where(n => n.Id % oneIn == 0).Take(10);
            Assert.Equal(expected, index.Search(s_queries[q], new() { Quota = Everything, Where = id => id % oneIn == 0 }));
            Assert.Equal(expected, index.Search(s_queries[q], new() { Quota = Everything, Among = among }));
        }
    }

    [Fact]
    public void A_filter_widens_the_search_so_that_as_many_pass_it()
    {
        using var index = LopqIndex.Build(Train(clusters: 12), s_points);
        for (int q = 0; q < s_queries.Count; q++)
            Assert.Equal(10, index.Search(s_queries[q], new() { Quota = 10, Where = id => id % 100 == 3 }).Length);
    }

    [Fact]
    public void A_larger_quota_never_finds_worse() => Gen.Int[0, 29].Holds(q =>
    {
        using var index = LopqIndex.Build(s_model.Value, s_points);
        float before = float.PositiveInfinity;
        foreach (int quota in (int[])[20, 200, 1000, 2000])
        {
            var found = index.Search(s_queries[q], new() { Count = 5, Quota = quota });
            Assert.Equal(5, found.Length);
            Assert.True(found[^1].Distance <= before);
            before = found[^1].Distance;
        }
    }, iter: 10);

    static readonly Lazy<LopqModel> s_model = new(() => Train());

    [Fact]
    public void A_query_that_is_none_is_refused()
    {
        using var index = LopqIndex.Build(s_model.Value, s_points);
        Assert.Equal(SimilarityFault.WrongDimension, Assert.Throws<SimilarityException>(() => index.Search(new float[8], new())).Fault);
        Assert.Equal(SimilarityFault.BadNumber, Assert.Throws<SimilarityException>(() => index.Search([.. new float[15], float.NaN], new())).Fault);
        Assert.Equal(SimilarityFault.WrongDimension, Assert.Throws<SimilarityException>(() => index.Search(Clouds.Of(2, 8), new())).Fault);
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Search(s_queries[0], new() { Count = 0 }));
        Assert.Equal(s_points.Count, index.Search(s_queries[0], new() { Count = int.MaxValue, Quota = Everything }).Length);
    }

    [Fact]
    public void Points_that_are_all_the_same_are_all_found()
    {
        var same = new VectorSet([.. Enumerable.Repeat(3f, 300 * 8)], 8);
        var model = LopqModel.Train(same, new() { Clusters = 2, Subquantizers = 4, Bits = 4, Iterations = 2 });
        using var index = LopqIndex.Build(model, same);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), index.Search(same[0], new() { Quota = Everything }).Select(n => n.Id));
    }
}
