using System.CommandLine;
using System.Globalization;
using Heliograph.Cli.Recommend;
using Heliograph.Similarity;
using Heliograph.Similarity.Training;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Cli.SimilaritySearch;

/// <summary>`heliograph similarity train`: a model from vectors.</summary>
static class TrainCommand
{
    static readonly TrainingOptions s_default = new();

    public static Command Create()
    {
        var vectors = SimilarityOptions.Vectors();
        var model = new Option<FileInfo>("--model") { Description = "The model to write; as yahoo/lopq would, without the projection, where it ends in .lopq.", Required = true };
        var clusters = Number("--v", "Coarse clusters of each half: there will be V × V cells.", s_default.Clusters, 1 << 14);
        var subquantizers = Number("--m", "Sub-quantizers: a code has M × bits / 8 bytes.", s_default.Subquantizers, 4096);
        var bits = Number("--bits", "8 or 4 bits for each sub-quantizer.", s_default.Bits, 8);
        var project = new Option<int>("--pca") { Description = "Components that principal component analysis keeps; 0 for vectors as they are." }.Within(0, 1 << 16);
        var metric = new Option<Metric>("--metric") { Description = "What near means." };
        var seed = new Option<int>("--seed") { Description = "Which random choices.", DefaultValueFactory = _ => s_default.Seed };
        var sample = Number("--sample", "Vectors to train on at most.", s_default.SampleSize, int.MaxValue);
        var iterations = Number("--iterations", "Iterations of k-means at most.", s_default.Iterations, 1000);
        var threads = SimilarityOptions.Threads();
        var resume = new Option<bool>("--resume") { Description = "Keep what is found so far beside the model: the same command goes on where it was stopped." };
        var (json, quiet) = (SiteOptions.Json(), SiteOptions.Quiet());
        var command = new Command("train", "Train a model.") { vectors, model, clusters, subquantizers, bits, project, metric, seed, sample, iterations, threads, resume, json, quiet };
        command.SetAction((arguments, cancel) =>
        {
            string path = arguments.GetValue(model)!.FullName;
            var options = new TrainingOptions
            {
                Clusters = arguments.GetValue(clusters),
                Subquantizers = arguments.GetValue(subquantizers),
                Bits = arguments.GetValue(bits),
                ProjectTo = arguments.GetValue(project),
                Metric = arguments.GetValue(metric),
                Seed = arguments.GetValue(seed),
                SampleSize = arguments.GetValue(sample),
                Iterations = arguments.GetValue(iterations),
                Threads = arguments.GetValue(threads),
                ResumeFile = arguments.GetValue(resume) ? path + ".training" : null,
            };
            using var file = VectorFile.Open(arguments.GetValue(vectors)!.FullName);
            LopqModel trained = null!;
            var spent = Spent.By(() => ProgressBar.Follow("Training", arguments.GetValue(quiet), progress =>
                trained = LopqModel.Train(file, options, new Shares(progress), cancel)));
            trained.Save(path);
            if (arguments.GetValue(json))
                SimilarityOptions.WriteJson(new { vectors = file.Count, trainingDistortion = trained.TrainingDistortion, spent.CpuSeconds, spent.WallSeconds });
            else if (!arguments.GetValue(quiet))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Trained on {Math.Min(file.Count, options.SampleSize)} vectors in {spent.CpuSeconds:f1} s of CPU ({spent.WallSeconds:f1} s). Mean squared error: {trained.TrainingDistortion:g6}."));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    static Option<int> Number(string name, string description, int value, int most) =>
        new Option<int>(name) { Description = description, DefaultValueFactory = _ => value }.Within(1, most);

    sealed class Shares(IProgress<double> progress) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => progress.Report(value.Share);
    }
}
