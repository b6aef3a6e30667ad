using System.CommandLine;
using System.Text.Json;
using Heliograph.Traffic;
using Heliograph.Traffic.Diff;
using Heliograph.Traffic.OpenApi;

namespace Heliograph.Cli.Traffic;

/// <summary>`heliograph traffic diff`: what changed between two specifications, or what two captures were of.</summary>
static class DiffCommand
{
    static readonly JsonSerializerOptions s_shape = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static Command Create()
    {
        var before = new Argument<FileInfo>("BEFORE") { Description = "An OpenAPI document, a capture or a HAR." }.AcceptExistingOnly();
        var after = new Argument<FileInfo>("AFTER") { Description = "The same, later." }.AcceptExistingOnly();
        var failOn = new Option<Verdict?>("--fail-on") { Description = "End with 3 where there is a change so bad: breaking, warning or info." };
        var verdicts = new Option<FileInfo?>("--verdicts") { Description = "A file of YAML, 'rule: breaking|warning|info|ignore' a line, for verdicts of your own." };
        var rules = new Option<string[]>("--rules") { Description = "Rules to apply to captures before learning: flickr, or a file of YAML." };
        var json = SiteOptions.Json();
        var command = new Command("diff", "Say what changed for those who call.") { before, after, failOn, verdicts, rules, json };
        command.SetAction((arguments, cancel) =>
        {
            var overrides = arguments.GetValue(verdicts) is { } file ? VerdictFile.Read(file) : null;
            var changes = SpecificationDiff.Compare(Read(arguments.GetValue(before)!, arguments.GetValue(rules), cancel), Read(arguments.GetValue(after)!, arguments.GetValue(rules), cancel), overrides);
            cancel.ThrowIfCancellationRequested();
            if (arguments.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(changes, s_shape));
            else
            {
                foreach (var change in changes) Console.WriteLine($"{change.Verdict.ToString().ToLowerInvariant(),-8}  {change.Place}: {change.Sentence} [{change.Rule}]");
                if (changes.Count == 0) Console.WriteLine("Nothing changed.");
            }
            return Task.FromResult(arguments.GetValue(failOn) is { } worst && changes.Any(c => c.Verdict >= worst) ? ExitCode.VerificationFailed : ExitCode.Done);
        });
        return command;
    }

    static Specification Read(FileInfo file, string[]? rules, CancellationToken cancel) => TrafficFile.IsTraffic(file.FullName)
        ? LearningOptions.Learn([file], LearningOptions.Transforms(rules), shards: null, quiet: true, cancel).ToSpecification()
        : Specification.Load(file.FullName);
}
