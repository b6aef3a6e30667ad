using System.CommandLine;
using Heliograph.Traffic.OpenApi;
using Microsoft.OpenApi;

namespace Heliograph.Cli.Traffic;

/// <summary>`heliograph traffic spec`: the OpenAPI document of what was seen.</summary>
static class SpecCommand
{
    public static Command Create()
    {
        var learning = new LearningOptions();
        var output = new Option<FileInfo?>("--output", "-o") { Description = "The file to write; its ending .json makes JSON. Without it, YAML goes to standard output." };
        var json = SiteOptions.Json();
        var version = new Option<string>("--openapi") { Description = "3.0 or 3.1.", DefaultValueFactory = _ => "3.1" };
        version.AcceptOnlyFromAmong("3.0", "3.1");
        var command = new Command("spec", "Write down an API as OpenAPI, from captures of its traffic.") { output, json, version };
        learning.AddTo(command);
        command.SetAction((arguments, cancel) =>
        {
            var specification = learning.Learn(arguments, cancel).ToSpecification();
            if (learning.Curation(arguments) is { } overlay)
            {
                specification = overlay.ApplyTo(specification, out var unfitting);
                foreach (string target in unfitting) Console.Error.WriteLine($"The overlay: nothing is at {target} any more; what is written for it was left out.");
            }
            var file = arguments.GetValue(output);
            var format = arguments.GetValue(json) || file?.Extension.Equals(".json", StringComparison.OrdinalIgnoreCase) == true ? SpecificationFormat.Json : SpecificationFormat.Yaml;
            using var text = new MemoryStream();
            specification.Write(text, format, arguments.GetValue(version) == "3.0" ? OpenApiSpecVersion.OpenApi3_0 : OpenApiSpecVersion.OpenApi3_1);
            Outputs.Write(file, text);
            return Task.FromResult(cancel.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.Done);
        });
        return command;
    }
}
