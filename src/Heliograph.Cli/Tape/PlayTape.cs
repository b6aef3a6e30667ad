using System.CommandLine;
using Heliograph.Tape;
using Heliograph.Tape.AspNetCore;

namespace Heliograph.Cli.Tape;

/// <summary>`heliograph tape play`: a server that always answers with one tape.</summary>
static class PlayTape
{
    const int UsualPort = 3000;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The tape." };
        var port = TapeArguments.Port(UsualPort);
        var latency = TapeArguments.Latency();
        var quiet = SiteOptions.Quiet();
        var command = new Command("play", "Answer every request with one tape: its responses in order, then the last one again.") { file, port, latency, quiet };
        command.SetAction(async (arguments, cancel) =>
        {
            var recording = Recording.Load(arguments.GetValue(file)!);
            bool silent = arguments.GetValue(quiet);
            await using var server = await TapeServer.PlayAsync(recording, arguments.GetValue(latency), arguments.GetValue(port), Tell, cancel);
            if (!silent) Console.WriteLine($"{server.Address} answers everything with {arguments.GetValue(file)}. Ctrl-C ends it.");
            await server.WaitAsync(cancel);
            return ExitCode.Done;

            void Tell(string method, string url, int status)
            {
                if (!silent) Console.WriteLine($"played    {status} {method} {url}");
            }
        });
        return command;
    }
}
