using System.CommandLine;
using System.Text.Json;
using Heliograph.Traffic;
using Heliograph.Traffic.Listing;

namespace Heliograph.Cli.Traffic;

/// <summary>`heliograph traffic list`: every exchange of a file.</summary>
static class ListCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A capture (pcap or pcapng, gzip or not) or a HAR." };
        file.AcceptExistingOnly();
        var json = SiteOptions.Json();
        var shards = TrafficArguments.Shards();
        var counts = new Option<bool>("--counts") { Description = "Say on standard error what came in, went out and was dropped." };
        var quiet = SiteOptions.Quiet();
        var command = new Command("list", "List the exchanges of a capture or a HAR, one a line.") { file, json, shards, counts, quiet };
        command.SetAction((arguments, cancel) =>
        {
            using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
            Stream target = arguments.GetValue(json) ? output : new ReadableLines(output);
            CaptureSummary summary;
            using (var list = new ExchangeList(target))
                summary = TrafficArguments.Read(arguments.GetValue(file)!, list.AddShard, arguments.GetValue(shards), arguments.GetValue(quiet), cancel);
            output.Flush();
            if (arguments.GetValue(counts)) TrafficArguments.Tell(summary);
            return Task.FromResult(cancel.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.Done);
        });
        return command;
    }

    /// <summary>Turns each line of JSON, which is written whole, into one for people.</summary>
    sealed class ReadableLines(Stream target) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> line)
        {
            using var exchange = JsonDocument.Parse(line.ToArray());
            var fields = exchange.RootElement;
            string status = fields.GetProperty("status").ValueKind == JsonValueKind.Number ? fields.GetProperty("status").GetRawText() : "---";
            var at = DateTimeOffset.FromUnixTimeMilliseconds((long)fields.GetProperty("start").GetDecimal());
            target.Write(System.Text.Encoding.UTF8.GetBytes(
                $"{at:yyyy-MM-dd HH:mm:ss.fff}  {status}  {fields.GetProperty("responseBytes").GetInt64(),9} B  {fields.GetProperty("method").GetString() ?? "?"} {fields.GetProperty("host").GetString()}{fields.GetProperty("uri").GetString()}\n"));
        }
    }
}
