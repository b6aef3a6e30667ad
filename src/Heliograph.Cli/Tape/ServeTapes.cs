using System.CommandLine;
using System.Text.Json;
using Heliograph.Tape;
using Heliograph.Tape.AspNetCore;

namespace Heliograph.Cli.Tape;

/// <summary>`heliograph tape serve`: the recording proxy.</summary>
static class ServeTapes
{
    const int UsualPort = 3000;

    public static Command Create()
    {
        var upstream = TapeArguments.Service("--upstream", required: true);
        var tapes = TapeArguments.Tapes();
        var port = TapeArguments.Port(UsualPort);
        var mode = new Option<TapeMode>("--mode") { Description = "new, once, none, all, passthrough or spy; by default new: play what is there, record what is not." };
        var latency = TapeArguments.Latency();
        var insecure = TapeArguments.Insecure();
        var http2 = new Option<bool>("--http2") { Description = "Speak HTTP/2 to the service from the first byte, without TLS too." };
        var yakbak = new Option<bool>("--yakbak-names") { Description = "Match and name as npm yakbak does." };
        var ignored = new Option<string[]>("--ignore-query") { Description = "A parameter that does not count for which request it is. May be repeated.", DefaultValueFactory = _ => [] };
        var secrets = new Option<string[]>("--secret") { Description = "A further name of a header, parameter or field to scrub. May be repeated.", DefaultValueFactory = _ => [] };
        var (json, quiet) = (SiteOptions.Json(), SiteOptions.Quiet());
        var command = new Command("serve", "Stand in for a service: record what is asked of it, play what is on tape.")
            { upstream, tapes, port, mode, latency, insecure, http2, yakbak, ignored, secrets, json, quiet };
        command.SetAction(async (arguments, cancel) =>
        {
            var screen = new Screen(arguments.GetValue(json), arguments.GetValue(quiet));
            var folder = Tapes.Open(arguments.GetValue(tapes)!, new()
            {
                Mode = arguments.GetValue(mode),
                Latency = arguments.GetValue(latency),
                Matching = new() { YakbakHash = arguments.GetValue(yakbak), IgnoreQuery = arguments.GetValue(ignored)! },
                Secrets = new() { Names = arguments.GetValue(secrets)! },
                Answered = screen.Tell,
            });
            var service = TapeArguments.Upstream(arguments.GetValue(upstream)!, arguments.GetValue(insecure)) with { Http2Only = arguments.GetValue(http2) };
            await using var server = await TapeServer.ProxyAsync(folder, service, arguments.GetValue(port), cancel);
            screen.Greet(server.Address, service.Address, folder);
            await server.WaitAsync(cancel);
            screen.Conclude(folder.Report());
            return ExitCode.Done;
        });
        return command;
    }

    sealed class Screen(bool json, bool quiet)
    {
        readonly Lock _gate = new();

        public void Greet(Uri address, Uri service, Tapes tapes)
        {
            if (json) Console.WriteLine(JsonSerializer.Serialize(new { address, service, tapes = tapes.Folder, mode = Word(tapes.Mode) }));
            else if (!quiet) Console.WriteLine($"{address} stands in for {service}, in mode {Word(tapes.Mode)}, with the tapes in {tapes.Folder}. Ctrl-C ends it.");
        }

        public void Tell(TapeAnswered answered)
        {
            if (quiet && !json) return;
            string outcome = Word(answered.Outcome);
            var (method, url) = (answered.Request.Method, answered.Request.Url);
            lock (_gate)
            {
                Console.WriteLine(json
                    ? JsonSerializer.Serialize(new { outcome, status = answered.Status, method, url, tape = answered.Tape })
                    : $"{outcome,-9} {(answered.Status > 0 ? answered.Status : "---"),3} {method} {url}{(answered.Tape is null ? "" : "  " + answered.Tape)}");
            }
        }

        public void Conclude(TapeReport report)
        {
            if (json) Console.WriteLine(JsonSerializer.Serialize(new { unused = report.Unused, unmatched = report.Unmatched, unreadable = report.Unreadable }));
            else if (!quiet) Console.Write(report);
        }

        static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
    }
}
