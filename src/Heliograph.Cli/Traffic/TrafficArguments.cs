using System.CommandLine;
using Heliograph.Cli.Recommend;
using Heliograph.Traffic;

namespace Heliograph.Cli.Traffic;

/// <summary>What the verbs of `heliograph traffic` share.</summary>
static class TrafficArguments
{
    public static Option<int?> Shards()
    {
        var shards = new Option<int?>("--shards") { Description = "Workers that read side by side; the result is the same for any number. By default one for each core, at most 8." };
        shards.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 64) result.AddError("--shards takes a number from 1 to 64.");
        });
        return shards;
    }

    /// <summary>Reads a file with a bar for the person who waits, and says what could not be read.</summary>
    public static CaptureSummary Read(FileInfo file, Func<ExchangeConsumer> consumers, int? shards, bool quiet, CancellationToken cancel)
    {
        CaptureSummary? summary = null;
        ProgressBar.Follow($"Reading {file.Name}", quiet, progress =>
        {
            var options = new TrafficOptions { Progress = (read, all) => progress.Report(all is > 0 ? (double)read / all.Value : 0) };
            summary = TrafficFile.Read(file.FullName, consumers, shards is { } count ? options with { Shards = count } : options, cancel);
        });
        if (summary!.Damage is { } damage && !quiet) Console.Error.WriteLine($"{file}: {damage}");
        return summary;
    }

    /// <summary>The counts of each stage, for people.</summary>
    public static void Tell(CaptureSummary summary)
    {
        foreach (var stage in summary.Stages)
        {
            Console.Error.WriteLine($"{stage.Stage}: {stage.In} {stage.Unit} in, {stage.Out} out");
            foreach (var (reason, count) in stage.Noted) Console.Error.WriteLine($"  {count} {reason}");
        }
    }
}
