using System.CommandLine;
using System.Globalization;
using Heliograph.Recommendations.Input;
using Heliograph.Recommendations.Neighbours;
// There is a namespace Heliograph.Similarity.
using Measure = Heliograph.Recommendations.Neighbours.Similarity;

namespace Heliograph.Cli.Recommend;

/// <summary>`heliograph recommend neighbours`: items like each item.</summary>
static class NeighboursCommand
{
    public static Command Create()
    {
        var train = RecommendOptions.Train();
        var count = RecommendOptions.Count(100, "Neighbours of each item.");
        var similarity = new Option<Measure>("--similarity") { Description = "How alike two items are." };
        var minCommon = new Option<int>("--min-common") { Description = "Users that two neighbours have in common at least (Y).", DefaultValueFactory = _ => 1 }.Within(1, int.MaxValue);
        var minSize = new Option<int>("--min-size") { Description = "Users an item has at least (X).", DefaultValueFactory = _ => 1 }.Within(1, int.MaxValue);
        var shrinkage = new Option<double>("--shrinkage") { Description = "Added to the denominator: damps what few users support." }.Within(0, 1e9);
        var threads = new Option<int>("--threads") { Description = "Threads to work with; 0 for one a processor. The result is the same." }.Within(0, 1024);
        var resume = new Option<DirectoryInfo?>("--resume") { Description = "Keep finished blocks in this folder: the same command goes on where it was stopped." };
        var output = RecommendOptions.Out();
        var quiet = SiteOptions.Quiet();
        var command = new Command("neighbours", "Write item,neighbour,rank,score,common for every item.")
        {
            train, count, similarity, minCommon, minSize, shrinkage, threads, resume, output, quiet,
        };
        command.SetAction((arguments, cancel) =>
        {
            var options = new NeighbourOptions
            {
                Count = arguments.GetValue(count),
                Similarity = arguments.GetValue(similarity),
                MinCommon = arguments.GetValue(minCommon),
                MinSize = arguments.GetValue(minSize),
                Shrinkage = arguments.GetValue(shrinkage),
            };
            var table = TrainingFile.Read(arguments.GetValue(train)!, cancel);
            var items = table.Matrix.Transpose();
            var pairs = new AllPairs(items, options);
            var store = arguments.GetValue(resume) is { } folder ? new BlockStore(folder.FullName, items, options) : null;
            NeighbourLists? lists = null;
            try
            {
                ProgressBar.Follow("Neighbours", arguments.GetValue(quiet), progress => lists = pairs.Run(arguments.GetValue(threads), store, progress, cancel));
            }
            catch (OperationCanceledException) when (store is not null)
            {
                Console.Error.WriteLine("Stopped. Finished blocks stay; run the same command again to go on.");
                throw;
            }
            Write(arguments.GetValue(output), table.Items, lists!, cancel);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    static void Write(FileInfo? file, Vocabulary items, NeighbourLists lists, CancellationToken cancel) =>
        CsvOutput.Write(file, "item,neighbour,rank,score,common", output =>
        {
            for (int item = 0; item < lists.ItemCount; item++)
            {
                cancel.ThrowIfCancellationRequested();
                int rank = 0;
                foreach (var near in lists[item])
                    output.Line(items[item], items[near.Item], ++rank, near.Score, "," + near.Common.ToString(CultureInfo.InvariantCulture));
            }
        });
}
