using System.CommandLine;

namespace Heliograph.Cli.Traffic;

/// <summary>`heliograph traffic report` and `map`.</summary>
static class ReportCommand
{
    public static Command Create()
    {
        var learning = new LearningOptions();
        var output = Output("The file to write; without it, standard output.");
        var contract = FindingsCommand.Contract();
        var json = SiteOptions.Json();
        var command = new Command("report", "Write all that captured traffic says as one file of HTML, or as JSON.") { output, contract, json };
        learning.AddTo(command);
        command.SetAction((arguments, cancel) =>
        {
            var snapshot = learning.Learn(arguments, cancel);
            var findings = FindingsCommand.Find(snapshot, arguments.GetValue(contract), learning.Curation(arguments));
            using var text = new MemoryStream();
            if (arguments.GetValue(json)) snapshot.WriteJson(text, findings);
            else snapshot.WriteHtml(text, findings);
            Outputs.Write(arguments.GetValue(output), text);
            return Task.FromResult(cancel.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.Done);
        });
        return command;
    }

    public static Command CreateMap()
    {
        var learning = new LearningOptions();
        var output = Output("The file to write; without it, standard output.");
        var json = SiteOptions.Json();
        var command = new Command("map", "Draw who calls whom as SVG, or list it as JSON.") { output, json };
        learning.AddTo(command);
        command.SetAction((arguments, cancel) =>
        {
            var snapshot = learning.Learn(arguments, cancel);
            using var text = new MemoryStream();
            if (arguments.GetValue(json)) snapshot.WriteMapJson(text);
            else snapshot.WriteMap(text);
            Outputs.Write(arguments.GetValue(output), text);
            return Task.FromResult(cancel.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.Done);
        });
        return command;
    }

    static Option<FileInfo?> Output(string description) => new("--output", "-o") { Description = description };
}
