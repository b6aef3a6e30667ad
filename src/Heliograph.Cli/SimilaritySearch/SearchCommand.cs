using System.CommandLine;
using System.Globalization;
using Heliograph.Similarity;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Cli.SimilaritySearch;

/// <summary>`heliograph similarity search`: neighbours of queries, and what finding them took.</summary>
static class SearchCommand
{
    const int WarmUp = 64;

    public static Command Create()
    {
        var index = SimilarityOptions.Index();
        var queries = SimilarityOptions.Vectors("--queries", "Queries, .fvecs or .bvecs.");
        var (count, quota, candidates) = (SimilarityOptions.Count(), SimilarityOptions.Quota(), SimilarityOptions.Candidates());
        var threads = SimilarityOptions.Threads();
        var output = new Option<FileInfo?>("--out") { Description = "Write the neighbours' ids to this .ivecs file, -1 where fewer than k were found." };
        var (json, quiet) = (SiteOptions.Json(), SiteOptions.Quiet());
        var command = new Command("search", "Find neighbours.") { index, queries, count, quota, candidates, threads, output, json, quiet };
        var model = ModelArgument.On(command);
        command.SetAction((arguments, cancel) =>
        {
            using var opened = LivingIndex.Open(arguments.GetValue(index)!.FullName, model.Load(arguments), readOnly: true);
            var set = VectorFile.Load(arguments.GetValue(queries)!.FullName);
            var options = new SearchOptions { Count = arguments.GetValue(count), Quota = arguments.GetValue(quota), Rerank = arguments.GetValue(candidates) };
            Neighbour[][] found = [];
            // The figures are to be of searching, not of compiling it.
            opened.Search(set.Take([.. Enumerable.Range(0, Math.Min(set.Count, WarmUp))]), options, arguments.GetValue(threads), cancel);
            var spent = Spent.By(() => found = opened.Search(set, options, arguments.GetValue(threads), cancel));
            if (arguments.GetValue(output) is { } file) NumberFile.Save(file.FullName, Ids(found, options.Count));
            if (arguments.GetValue(json))
                SimilarityOptions.WriteJson(new { queries = set.Count, spent.CpuSeconds, spent.WallSeconds, queriesPerCpuSecond = set.Count / spent.CpuSeconds });
            else if (!arguments.GetValue(quiet))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{set.Count} queries in {spent.CpuSeconds:f4} s of CPU ({spent.WallSeconds:f4} s): {set.Count / spent.CpuSeconds:f0} a second of CPU."));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    /// <summary>Ids as lists of one length.</summary>
    public static int[][] Ids(Neighbour[][] found, int count) => [.. found.Select(list =>
    {
        int[] ids = new int[count];
        Array.Fill(ids, -1);
        for (int i = 0; i < list.Length; i++)
            ids[i] = list[i].Id <= int.MaxValue ? (int)list[i].Id : throw new InvalidOperationException($"Id {list[i].Id} does not fit into an .ivecs file, which goes to {int.MaxValue}.");
        return ids;
    })];
}
