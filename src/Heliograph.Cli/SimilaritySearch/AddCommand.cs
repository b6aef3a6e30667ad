using System.CommandLine;
using Heliograph.Cli.Recommend;
using Heliograph.Similarity;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Cli.SimilaritySearch;

/// <summary>`heliograph similarity add`: vectors into an index that may be searched meanwhile.</summary>
static class AddCommand
{
    public static Command Create()
    {
        var index = SimilarityOptions.Index();
        var vectors = SimilarityOptions.Vectors();
        var first = new Option<long>("--first-id") { Description = "Id of the first vector; the others follow. By default one above the largest there is. A vector whose id is there takes the other's place.", DefaultValueFactory = _ => -1 }.Within(-1, long.MaxValue);
        var batch = new Option<int>("--batch") { Description = "Vectors that become visible, and safe on the disk, at a time.", DefaultValueFactory = _ => 10_000 }.Within(1, 10_000_000);
        var (json, quiet) = (SiteOptions.Json(), SiteOptions.Quiet());
        var command = new Command("add", "Add vectors to an index, or put them in the place of others. With --json each batch that is safe is a line.") { index, vectors, first, batch, json, quiet };
        var model = ModelArgument.On(command);
        command.SetAction((arguments, cancel) =>
        {
            using var file = VectorFile.Open(arguments.GetValue(vectors)!.FullName);
            using var living = LivingIndex.Open(arguments.GetValue(index)!.FullName, model.Load(arguments));
            long id = arguments.GetValue(first) < 0 ? living.LargestId() + 1 : arguments.GetValue(first);
            ProgressBar.Follow("Adding", arguments.GetValue(quiet), progress =>
            {
                for (int done = 0; done < file.Count;)
                {
                    cancel.ThrowIfCancellationRequested();
                    int count = Math.Min(arguments.GetValue(batch), file.Count - done);
                    living.Add([.. Enumerable.Range(0, count).Select(i => id + i)], file.Take([.. Enumerable.Range(done, count)]));
                    (id, done) = (id + count, done + count);
                    progress.Report((double)done / file.Count);
                    if (arguments.GetValue(json)) SimilarityOptions.WriteJson(new { added = done, nextId = id });
                }
            });
            if (!arguments.GetValue(json) && !arguments.GetValue(quiet)) Console.WriteLine($"{file.Count} vectors added; there are {living.Count}.");
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
