using System.CommandLine;
using Heliograph.Similarity;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Cli.SimilaritySearch;

/// <summary>`heliograph similarity remove`: vectors out of an index that may be searched meanwhile.</summary>
static class RemoveCommand
{
    public static Command Create()
    {
        var index = SimilarityOptions.Index();
        var ids = new Option<long[]>("--ids") { Description = "Which ids.", AllowMultipleArgumentsPerToken = true };
        var list = new Option<FileInfo>("--ids-from") { Description = "Which ids: all numbers of an .ivecs file." }.AcceptExistingOnly();
        var (json, quiet) = (SiteOptions.Json(), SiteOptions.Quiet());
        var command = new Command("remove", "Remove vectors from an index. Ids that are not there are passed over.") { index, ids, list, json, quiet };
        var model = ModelArgument.On(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(list) is null && result.GetValue(ids) is not { Length: > 0 }) result.AddError("There is nothing to remove: give --ids or --ids-from.");
        });
        command.SetAction((arguments, _) =>
        {
            using var living = LivingIndex.Open(arguments.GetValue(index)!.FullName, model.Load(arguments));
            var fromFile = arguments.GetValue(list) is { } file ? NumberFile.Load(file.FullName).SelectMany(numbers => numbers).Select(number => (long)number) : [];
            int removed = living.Remove([.. arguments.GetValue(ids) ?? [], .. fromFile]);
            if (arguments.GetValue(json)) SimilarityOptions.WriteJson(new { removed, vectors = living.Count });
            else if (!arguments.GetValue(quiet)) Console.WriteLine($"{removed} vectors removed; there are {living.Count}.");
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
