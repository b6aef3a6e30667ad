using System.CommandLine;
using Heliograph.Tape;

namespace Heliograph.Cli.Tape;

/// <summary>`heliograph tape diff`: what changed between two recordings, by meaning.</summary>
static class DiffTapes
{
    public static Command Create()
    {
        var before = new Argument<string>("OLD") { Description = "A tape or a folder of tapes." };
        var after = new Argument<string>("NEW") { Description = "Another." };
        var command = new Command("diff", "Say what differs: statuses, headers, JSON by place. Dates and timing don't count. Ends with 3 where something does.") { before, after };
        command.SetAction(arguments =>
        {
            var (old, now) = (arguments.GetValue(before)!, arguments.GetValue(after)!);
            var pairs = Directory.Exists(old) || Directory.Exists(now) ? Pairs(old, now) : [(old, now)];
            bool differs = false;
            foreach (var (one, other) in pairs)
            {
                var lines = one is null ? ["is new"] : other is null ? ["is gone"] : Recording.Load(other).DifferencesFrom(Recording.Load(one));
                if (lines.Count == 0) continue;
                differs = true;
                Console.WriteLine(Path.GetFileName(one ?? other));
                foreach (string line in lines) Console.WriteLine($"  {line}");
            }
            return differs ? ExitCode.VerificationFailed : ExitCode.Done;
        });
        return command;
    }

    // By name: the same request has the same name.
    static IEnumerable<(string? Old, string? New)> Pairs(string old, string now)
    {
        var before = TapeArguments.Files(old).ToDictionary(file => Path.GetFileName(file), StringComparer.Ordinal);
        var after = TapeArguments.Files(now).ToDictionary(file => Path.GetFileName(file), StringComparer.Ordinal);
        return before.Keys.Union(after.Keys).Order(StringComparer.Ordinal).Select(name => (before.GetValueOrDefault(name), after.GetValueOrDefault(name)));
    }
}
