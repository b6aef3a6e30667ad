using System.CommandLine;
using System.Globalization;
using Heliograph.Similarity;
using Spectre.Console;

namespace Heliograph.Cli.SimilaritySearch;

/// <summary>`heliograph similarity info`: what a model and an index are.</summary>
static class InfoCommand
{
    public static Command Create()
    {
        var index = new Option<FileInfo>("--index") { Description = "An index of the model." }.AcceptExistingOnly();
        var verify = new Option<bool>("--verify") { Description = "Read all of the index and compare it with its checksum." };
        var json = SiteOptions.Json();
        var command = new Command("info", "Describe a model, and an index of it.") { index, verify, json };
        var model = ModelArgument.On(command);
        command.SetAction((arguments, _) =>
        {
            var trained = model.Load(arguments);
            var facts = new Dictionary<string, object>
            {
                ["dimension"] = trained.Dimension,
                ["projectedDimension"] = trained.ProjectedDimension,
                ["clusters"] = trained.Clusters,
                ["subquantizers"] = trained.Subquantizers,
                ["bits"] = trained.Bits,
                ["metric"] = trained.Metric.ToString(),
                ["trainingDistortion"] = trained.TrainingDistortion,
            };
            bool isSound = arguments.GetValue(index) is not { } file || Describe(file, trained, arguments.GetValue(verify), facts);
            if (arguments.GetValue(json)) SimilarityOptions.WriteJson(facts);
            else Show(facts);
            return Task.FromResult(isSound ? ExitCode.Done : ExitCode.VerificationFailed);
        });
        return command;
    }

    static bool Describe(FileInfo file, LopqModel model, bool verify, Dictionary<string, object> facts)
    {
        using var index = LivingIndex.Open(file.FullName, model, readOnly: true);
        facts["vectors"] = index.Count;
        facts["bytes"] = index.Bytes;
        facts["rerank"] = SimilarityOptions.Name(index.Rerank);
        facts["occupancy"] = index.Occupancy();
        facts["drift"] = index.Drift();
        if (!verify) return true;
        try
        {
            index.Verify();
            facts["verified"] = true;
            return true;
        }
        catch (SimilarityException damaged)
        {
            Console.Error.WriteLine(damaged.Message);
            facts["verified"] = false;
            return false;
        }
    }

    static void Show(Dictionary<string, object> facts)
    {
        var table = new Table().Border(TableBorder.Simple).HideHeaders().AddColumns("", "");
        foreach (var (name, value) in facts) table.AddRow(Markup.Escape(name), Markup.Escape(Convert.ToString(value, CultureInfo.InvariantCulture)!));
        AnsiConsole.Write(table);
    }
}
