using System.CommandLine;
using Heliograph.Cli.Recommend;
using Heliograph.Similarity;
using Heliograph.Similarity.Hashing;

namespace Heliograph.Cli.SimilaritySearch;

/// <summary>`heliograph similarity cluster`: groups of the like, from codes alone.</summary>
static class ClusterCommand
{
    public static Command Create()
    {
        var index = SimilarityOptions.Index();
        var count = new Option<int>("--k") { Description = "How many clusters.", Required = true }.Within(1, 1 << 20);
        var seed = new Option<int>("--seed") { Description = "Which random choices.", DefaultValueFactory = _ => 1 };
        var threads = SimilarityOptions.Threads();
        var output = TextOutput.Option();
        var command = new Command("cluster", "Write id,cluster for every vector.") { index, count, seed, threads, output };
        var model = ModelArgument.On(command);
        command.SetAction((arguments, cancel) =>
        {
            using var opened = LivingIndex.Open(arguments.GetValue(index)!.FullName, model.Load(arguments), readOnly: true);
            var clusters = Clustering.Of(opened, arguments.GetValue(count), arguments.GetValue(seed), arguments.GetValue(threads), cancel);
            TextOutput.Write(arguments.GetValue(output), writer =>
            {
                writer.Write("id,cluster\n");
                foreach (var (id, cluster) in clusters) writer.Write($"{id},{cluster}\n");
            });
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
