using CsCheck;
using Heliograph.Similarity.Model;
using Heliograph.Similarity.Numerics;
using Heliograph.Similarity.Training;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Tests.Training;

public sealed class TrainingTests
{
    static readonly VectorSet s_points = Clouds.Of(1500, 16);

    static readonly TrainingOptions s_options = new() { Clusters = 6, Subquantizers = 4, Bits = 8, ProjectTo = 16, Iterations = 6, Threads = 1 };

    [Fact]
    public void The_number_of_threads_changes_nothing() =>
        Assert.Equal(LopqModel.Train(s_points, s_options).Fingerprint, LopqModel.Train(s_points, s_options with { Threads = 3 }).Fingerprint);

    [Fact]
    public void Another_seed_gives_another_model() =>
        Assert.NotEqual(LopqModel.Train(s_points, s_options).Fingerprint, LopqModel.Train(s_points, s_options with { Seed = 2 }).Fingerprint);

    [Theory, InlineData("principal components"), InlineData("coarse clusters"), InlineData("local rotations"), InlineData("sub-quantizers")]
    public void A_training_that_was_stopped_goes_on_to_the_same_model(string stopAfter)
    {
        using var folder = new TemporaryFolder();
        var options = s_options with { ResumeFile = folder["m.training"] };
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => LopqModel.Train(s_points, options, new Steps(step =>
        {
            if (step == stopAfter) stop.Cancel();
        }), stop.Token));

        var steps = new List<string>();
        var model = LopqModel.Train(s_points, options, new Steps(steps.Add));
        Assert.Equal(LopqModel.Train(s_points, s_options).Fingerprint, model.Fingerprint);
        Assert.False(File.Exists(folder["m.training"]));
        if (stopAfter == "sub-quantizers") Assert.DoesNotContain("principal components", steps);
    }

    [Fact]
    public void Another_training_is_not_gone_on_with()
    {
        using var folder = new TemporaryFolder();
        var options = s_options with { ResumeFile = folder["m.training"] };
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => LopqModel.Train(s_points, options, new Steps(step =>
        {
            if (step == "local rotations") stop.Cancel();
        }), stop.Token));
        var refused = Assert.Throws<SimilarityException>(() => LopqModel.Train(Clouds.Of(1500, 16, seed: 2), options));
        Assert.Equal(SimilarityFault.OtherModel, refused.Fault);
    }

    [Theory]
    [InlineData(15, 0, 4, 8)]
    [InlineData(16, 0, 3, 8)]
    [InlineData(16, 0, 6, 8)]
    [InlineData(16, 0, 4, 5)]
    [InlineData(16, 18, 2, 8)]
    [InlineData(16, 0, 2, 4)]
    public void Vectors_that_cannot_be_split_so_are_refused(int dimension, int projectTo, int subquantizers, int bits)
    {
        var options = new TrainingOptions { ProjectTo = projectTo, Subquantizers = subquantizers, Bits = bits };
        var refused = Assert.Throws<SimilarityException>(() => LopqModel.Train(Clouds.Of(300, dimension), options));
        Assert.Equal(SimilarityFault.WrongDimension, refused.Fault);
    }

    [Fact]
    public void Too_few_vectors_are_refused_with_their_number()
    {
        var refused = Assert.Throws<SimilarityException>(() => LopqModel.Train(Clouds.Of(255, 8), new()));
        Assert.Equal((SimilarityFault.TooFew, 255L), (refused.Fault, refused.Offset));
    }

    [Fact]
    public void Fewer_points_than_dimensions_keep_the_identity()
    {
        var parts = new ModelParts(new(8, 8, 2, 2, 8, Metric.L2));
        parts.Coarse[0] = new float[8];
        new LocalRotations(parts, 0, new Blocks(1, default)).Find([1, 2, 3, 4, 5, 6, 7, 8], [0, 0]);
        Assert.Equal([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1], parts.Rotations[0]!.Take(16));
        Assert.Equal([3, 4, 5, 6, 0, 0, 0, 0], parts.Means[0]!);
    }

    [Fact]
    public void Variances_are_balanced_and_zeros_do_no_harm()
    {
        Assert.Equal([0, 3, 1, 2], VarianceBalance.Order([8, 4, 2, 1], 2));
        Assert.Equal([0, 1, 2, 3, 4, 5], VarianceBalance.Order([0, 0, 0, 0, 0, 0], 3).Order());
        Gen.Double[0, 100].Array[8].Holds(values =>
            Assert.Equal(Enumerable.Range(0, 8), VarianceBalance.Order([.. values.OrderDescending()], 4).Order()));
    }

    sealed class Steps(Action<string> seen) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => seen(value.Step);
    }
}
