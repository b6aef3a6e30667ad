using System.CommandLine;
using Heliograph.Similarity;

namespace Heliograph.Cli.SimilaritySearch;

/// <summary>`heliograph similarity compact`: what was added and removed, into the index file.</summary>
static class CompactCommand
{
    public static Command Create()
    {
        var index = SimilarityOptions.Index();
        var quiet = SiteOptions.Quiet();
        var command = new Command("compact", "Write what was added and removed into the index file, and drop the log.") { index, quiet };
        var model = ModelArgument.On(command);
        command.SetAction((arguments, cancel) =>
        {
            using var living = LivingIndex.Open(arguments.GetValue(index)!.FullName, model.Load(arguments));
            living.Compact(cancel);
            if (!arguments.GetValue(quiet)) Console.WriteLine($"The index has {living.Count} vectors in {living.Bytes} bytes.");
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
