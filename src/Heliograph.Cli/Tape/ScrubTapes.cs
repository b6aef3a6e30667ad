using System.CommandLine;
using Heliograph.Tape;

namespace Heliograph.Cli.Tape;

/// <summary>`heliograph tape scrub`: takes out of tapes what today's rules call a secret.</summary>
static class ScrubTapes
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "A tape or a folder of tapes." };
        var names = List("--name", "A further name of a header, parameter or field that is secret.");
        var paths = List("--json-path", "A place in JSON that is secret, such as $.user.email.");
        var patterns = List("--pattern", "A regular expression; its first group, or all of it, is secret.");
        var check = new Option<bool>("--check") { Description = "Change nothing; end with 3 where something would be scrubbed." };
        var quiet = SiteOptions.Quiet();
        var command = new Command("scrub", "Scrub secrets from tapes made before a rule was there, or by hand.") { path, names, paths, patterns, check, quiet };
        command.SetAction(arguments =>
        {
            SecretRules rules;
            try
            {
                rules = new() { Names = arguments.GetValue(names)!, JsonPaths = arguments.GetValue(paths)!, Patterns = arguments.GetValue(patterns)! };
            }
            catch (Exception wrong) when (wrong is FormatException or ArgumentException)
            {
                Console.Error.WriteLine(wrong.Message);
                return ExitCode.BadInput;
            }
            int changed = 0;
            foreach (string file in TapeArguments.Files(arguments.GetValue(path)!))
            {
                var recording = Recording.Load(file);
                var scrubbed = recording.Scrubbed(rules);
                if (ReferenceEquals(scrubbed, recording)) continue;
                changed++;
                if (!arguments.GetValue(check)) scrubbed.Save(file);
                if (!arguments.GetValue(quiet)) Console.WriteLine($"{(arguments.GetValue(check) ? "has secrets" : "scrubbed")}  {Path.GetFileName(file)}");
            }
            return changed > 0 && arguments.GetValue(check) ? ExitCode.VerificationFailed : ExitCode.Done;
        });
        return command;
    }

    static Option<string[]> List(string name, string description) => new(name) { Description = description + " May be repeated.", DefaultValueFactory = _ => [] };
}
