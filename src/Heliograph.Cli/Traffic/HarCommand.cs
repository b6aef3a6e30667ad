using System.CommandLine;
using Heliograph.Traffic.Har;

namespace Heliograph.Cli.Traffic;

/// <summary>`heliograph traffic har`: a capture as a HAR that can be shown to others.</summary>
static class HarCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A capture (pcap or pcapng, gzip or not) or a HAR." }.AcceptExistingOnly();
        var output = new Option<FileInfo>("--output", "-o") { Description = "The HAR to write.", Required = true };
        var mask = new Option<bool>("--mask") { Description = "Replace every value by another of its form, and not only what is secret by its name." };
        var shards = TrafficArguments.Shards();
        var counts = new Option<bool>("--counts") { Description = "Say on standard error what came in, went out and was dropped." };
        var quiet = SiteOptions.Quiet();
        var command = new Command("har", "Write the exchanges of a capture as a HAR, without what is secret by its name.") { file, output, mask, shards, counts, quiet };
        command.SetAction((arguments, cancel) =>
        {
            var summary = FileInTheMaking.Create(arguments.GetValue(output)!.FullName, stream =>
            {
                using var har = new HarOutput(stream, arguments.GetValue(mask));
                return TrafficArguments.Read(arguments.GetValue(file)!, har.AddShard, arguments.GetValue(shards), arguments.GetValue(quiet), cancel);
            });
            if (arguments.GetValue(counts)) TrafficArguments.Tell(summary);
            return Task.FromResult(cancel.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.Done);
        });
        return command;
    }
}
