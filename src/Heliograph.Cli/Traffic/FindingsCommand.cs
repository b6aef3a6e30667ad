using System.CommandLine;
using System.Text.Json;
using Heliograph.Traffic.Findings;
using Heliograph.Traffic.OpenApi;
using Heliograph.Traffic.Overlays;

namespace Heliograph.Cli.Traffic;

/// <summary>`heliograph traffic findings`: what looks wrong.</summary>
static class FindingsCommand
{
    static readonly JsonSerializerOptions s_shape = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static Command Create()
    {
        var learning = new LearningOptions();
        var contract = Contract();
        var json = SiteOptions.Json();
        var command = new Command("findings", "Say what looks wrong in captured traffic.") { contract, json };
        learning.AddTo(command);
        command.SetAction((arguments, cancel) =>
        {
            var snapshot = learning.Learn(arguments, cancel);
            var findings = Find(snapshot, arguments.GetValue(contract), learning.Curation(arguments));
            if (arguments.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(findings, s_shape));
            else
            {
                foreach (var finding in findings) Console.WriteLine($"{finding.Severity.ToString().ToLowerInvariant(),-7}  {finding.Id}  {finding.Place}: {finding.Sentence}");
                if (findings.Count == 0) Console.WriteLine("Nothing looks wrong.");
            }
            return Task.FromResult(cancel.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.Done);
        });
        return command;
    }

    public static Option<FileInfo> Contract() => new Option<FileInfo>("--spec") { Description = "The specification that the traffic should follow; what departs from it is found too." }.AcceptExistingOnly();

    /// <summary>All findings but those that somebody accepted.</summary>
    public static IReadOnlyList<Finding> Find(Heliograph.Traffic.ApiSnapshot snapshot, FileInfo? contract, Overlay? overlay)
    {
        var findings = snapshot.FindProblems(contract is null ? null : Specification.Load(contract.FullName));
        return overlay is null ? findings : [.. findings.Where(f => !overlay.AcceptedFindings.Contains(f.Id))];
    }
}
