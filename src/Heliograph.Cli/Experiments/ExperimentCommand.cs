using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Heliograph.Cli.Recommend;
using Heliograph.Recommendations.Experiments;

namespace Heliograph.Cli.Experiments;

/// <summary>`heliograph experiment`: what came of showing people different things.</summary>
static class ExperimentCommand
{
    static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        // A rate of nobody is no number.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static Command Create() => new("experiment", "What came of showing people different things.") { Report() };

    static Command Report()
    {
        var log = new Argument<FileInfo>("LOG") { Description = "CSV of time,experiment,variant,person,item,outcome: time in Unix milliseconds; shown, opened, joined or dismissed." };
        log.AcceptExistingOnly();
        var baseline = new Option<string?>("--baseline") { Description = "The variant that others are compared with; by default the first by name." };
        var window = new Option<double>("--window-hours") { Description = "How long after their first exposure what a person does counts.", DefaultValueFactory = _ => 24 }.Within(0.01, 24 * 365);
        var confidence = new Option<double>("--confidence") { Description = "Of intervals, however often they are looked at.", DefaultValueFactory = _ => 0.95 }.Within(0.5, 0.9999);
        var until = new Option<long?>("--until") { Description = "Report as of this time, in Unix milliseconds; by default the latest in the log." };
        var json = SiteOptions.Json();
        var command = new Command("report", "Rates by variant, with intervals that stay valid when looked at daily.") { log, baseline, window, confidence, until, json };
        command.SetAction((arguments, cancel) =>
        {
            var tally = new ExperimentTally(TimeSpan.FromHours(arguments.GetValue(window)));
            var file = arguments.GetValue(log)!;
            using (var reader = file.OpenText())
                foreach (var line in OutcomeLog.Read(reader, file.Name))
                {
                    cancel.ThrowIfCancellationRequested();
                    if (line.Time <= (arguments.GetValue(until) ?? long.MaxValue)) tally.Add(line);
                }
            double sure = arguments.GetValue(confidence);
            var reports = tally.Report(arguments.GetValue(until) ?? tally.Latest, sure, arguments.GetValue(baseline));
            if (arguments.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(reports, s_json));
            else ExperimentTables.Show(reports, sure);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
