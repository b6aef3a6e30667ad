using System.Numerics;
using Heliograph.Similarity.Evaluation;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Tests.Search;

/// <summary>Figures that other implementations reached on the same vectors.</summary>
public sealed class ReferenceTests
{
    static int[][] Search(VectorSet vectors, VectorSet queries, int clusters, int count)
    {
        var model = LopqModel.Train(vectors, new() { Clusters = clusters, Subquantizers = 8, ProjectTo = 128 });
        using var index = LopqIndex.Build(model, vectors);
        return [.. index.Search(queries, new() { Count = count, Quota = int.MaxValue }).Select(list => list.Select(n => (int)n.Id).ToArray())];
    }

    [Fact]
    public void Our_training_passes_the_bounds_of_yahoos_tests_and_beats_a_global_rotation_on_Oxford()
    {
        Assert.SkipUnless(Vector.IsHardwareAccelerated, "Training takes long without vector instructions.");
        var truth = Oxford.Truth;
        int[][] found = Search(Oxford.Base, Oxford.Queries, clusters: 16, count: 1000);
        Assert.True(Recall.OfNearest(found, truth, 1) > 0.51);
        Assert.True(Recall.OfNearest(found, truth, 10) > 0.92);
        Assert.True(Recall.OfNearest(found, truth, 100) > 0.97);
        Assert.True(Recall.OfNearest(found, truth, 1000) > 0.97);
        Assert.True(Recall.OfFirst(found, truth, 10) >= 0.61 + 0.03);
    }

    [Fact]
    public void Codes_of_eight_bytes_beat_a_global_rotation_on_a_hundred_thousand_SIFT_vectors()
    {
        string path = Oxford.Path("sift100k_base.bvecs");
        Assert.SkipUnless(Vector.IsHardwareAccelerated && Vector<float>.Count >= 8, "Training takes long without AVX2.");
        int[][] found = Search(VectorFile.Load(path), VectorFile.Load(Oxford.Path("sift100k_query.bvecs")), clusters: 64, count: 10);
        Assert.True(Recall.OfFirst(found, NumberFile.Load(Oxford.Path("sift100k_truth.ivecs")), 10) >= 0.488 + 0.01);
    }
}
