using System.CommandLine;
using Heliograph.Recommendations;
using Heliograph.Recommendations.Input;
using Heliograph.Recommendations.Recommenders;

namespace Heliograph.Cli.Recommend;

/// <summary>`heliograph recommend topn`: a list of items for each user.</summary>
static class TopNCommand
{
    // So many users' lists are made at a time, and then written in order.
    const int Batch = 2048;

    public static Command Create()
    {
        var train = RecommendOptions.Train();
        var count = RecommendOptions.Count(20, "Items for each user.");
        var algorithm = RecommendOptions.Algorithm();
        var output = RecommendOptions.Out();
        var quiet = SiteOptions.Quiet();
        var command = new Command("topn", "Write user,item,rank,score for every user, without what they have.") { train, count, algorithm, output, quiet };
        command.SetAction((arguments, cancel) =>
        {
            var table = TrainingFile.Read(arguments.GetValue(train)!, cancel);
            var interactions = new Interactions(table.Matrix);
            Recommender? recommender = null;
            ProgressBar.Follow("Learning", arguments.GetValue(quiet), progress =>
                recommender = Algorithms.Fit(arguments.GetValue(algorithm)!, interactions, progress, cancel));
            ProgressBar.Follow("Lists", arguments.GetValue(quiet), progress =>
                Write(arguments.GetValue(output), table, recommender!, arguments.GetValue(count), progress, cancel));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    static void Write(FileInfo? file, PairTable table, Recommender recommender, int count, IProgress<double> progress, CancellationToken cancel) =>
        CsvOutput.Write(file, "user,item,rank,score", output =>
        {
            var lists = new ScoredItem[Batch][];
            for (int first = 0; first < table.People.Count; first += Batch)
            {
                int end = Math.Min(first + Batch, table.People.Count);
                Parallel.For(first, end, new ParallelOptions { CancellationToken = cancel }, person =>
                    lists[person - first] = recommender.Top(new Taste(table.Matrix[person]), count));
                for (int person = first; person < end; person++)
                    foreach (var (index, scored) in lists[person - first].Index())
                        output.Line(table.People[person], table.Items[scored.Item], index + 1, scored.Score);
                progress.Report((double)end / table.People.Count);
            }
        });
}
