using System.CommandLine;
using System.Globalization;
using Heliograph.Cli.Recommend;
using Heliograph.Similarity;
using Heliograph.Similarity.Hashing;

namespace Heliograph.Cli.SimilaritySearch;

/// <summary>`heliograph similarity duplicates`: vectors that are all but the same, by collisions of their codes.</summary>
static class DuplicatesCommand
{
    public static Command Create()
    {
        var index = SimilarityOptions.Index();
        var distance = new Option<float>("--max-distance") { Description = "How far two duplicates are apart at most: squared, or one minus the cosine.", DefaultValueFactory = _ => float.PositiveInfinity };
        var equal = new Option<int>("--min-equal") { Description = "Sub-codes that two vectors of a cell have in common at least; 0 for three quarters of them." }.Within(0, 4096);
        var groups = new Option<bool>("--groups") { Description = "Write groups of what is connected, the ids of one a line." };
        var threads = SimilarityOptions.Threads();
        var output = TextOutput.Option();
        var json = SiteOptions.Json();
        var command = new Command("duplicates", "Write pairs of near duplicates as first,second,distance.") { index, distance, equal, groups, threads, output, json };
        var model = ModelArgument.On(command);
        command.SetAction((arguments, cancel) =>
        {
            using var opened = LivingIndex.Open(arguments.GetValue(index)!.FullName, model.Load(arguments), readOnly: true);
            var options = new DuplicateOptions { MaxDistance = arguments.GetValue(distance), MinEqual = arguments.GetValue(equal), Threads = arguments.GetValue(threads) };
            var pairs = NearDuplicates.Find(opened, options, cancel);
            var components = arguments.GetValue(groups) ? Components.Of(pairs) : null;
            if (arguments.GetValue(json)) SimilarityOptions.WriteJson(components is null ? pairs : (object)components);
            else TextOutput.Write(arguments.GetValue(output), writer =>
            {
                if (components is null) writer.Write("first,second,distance\n");
                foreach (long[] group in components ?? []) writer.Write(string.Join(',', group) + "\n");
                foreach (var pair in components is null ? pairs : []) writer.Write(string.Create(CultureInfo.InvariantCulture, $"{pair.First},{pair.Second},{pair.Distance:R}\n"));
            });
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
