using System.CommandLine;
using System.Globalization;
using Heliograph.Cli.Recommend;
using Heliograph.Similarity;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Cli.SimilaritySearch;

/// <summary>`heliograph similarity build`: an index from a model and vectors, which are numbered from 0.</summary>
static class BuildCommand
{
    public static Command Create()
    {
        var vectors = SimilarityOptions.Vectors();
        var index = SimilarityOptions.Index(mustExist: false);
        var rerank = new Option<string>("--rerank") { Description = "Keep whole vectors beside their codes, to put the best candidates into exact order.", DefaultValueFactory = _ => "none" }
            .AcceptOnlyFromAmong("none", "fp16", "int8");
        var threads = SimilarityOptions.Threads();
        var (json, quiet) = (SiteOptions.Json(), SiteOptions.Quiet());
        var command = new Command("build", "Code vectors and write an index.") { vectors, index, rerank, threads, json, quiet };
        var model = ModelArgument.On(command);
        command.SetAction((arguments, cancel) =>
        {
            var trained = model.Load(arguments);
            using var file = VectorFile.Open(arguments.GetValue(vectors)!.FullName);
            var options = new IndexOptions { Rerank = SimilarityOptions.Form(arguments.GetValue(rerank)!), Threads = arguments.GetValue(threads) };
            LopqIndex built = null!;
            var spent = Spent.By(() => ProgressBar.Follow("Coding", arguments.GetValue(quiet), progress =>
                built = LopqIndex.Build(trained, file, options, arguments.GetValue(index)!.FullName, progress, cancel)));
            using (built)
            {
                if (arguments.GetValue(json))
                    SimilarityOptions.WriteJson(new { vectors = built.Count, built.Bytes, bytesPerVector = (double)built.Bytes / built.Count, spent.CpuSeconds, spent.WallSeconds });
                else if (!arguments.GetValue(quiet))
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"{built.Count} vectors in {spent.CpuSeconds:f1} s of CPU ({spent.WallSeconds:f1} s); {(double)built.Bytes / built.Count:f1} bytes each."));
            }
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
