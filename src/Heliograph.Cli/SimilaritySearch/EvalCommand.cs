using System.CommandLine;
using System.Globalization;
using Heliograph.Similarity;
using Heliograph.Similarity.Evaluation;
using Heliograph.Similarity.Vectors;
using Spectre.Console;

namespace Heliograph.Cli.SimilaritySearch;

/// <summary>`heliograph similarity eval`: how much of the truth is found.</summary>
static class EvalCommand
{
    static readonly int[] s_ranks = [1, 10, 100, 1000];

    public static Command Create()
    {
        var index = SimilarityOptions.Index();
        var queries = SimilarityOptions.Vectors("--queries", "Queries, .fvecs or .bvecs.");
        var truth = new Option<FileInfo>("--truth") { Description = "Each query's true neighbours, .ivecs; by default they are computed from --vectors." }.AcceptExistingOnly();
        var vectors = SimilarityOptions.Vectors("--vectors", "What the index was built from: for the truth where none is given, and for the distortion.", required: false);
        var (quota, candidates, threads) = (SimilarityOptions.Quota(), SimilarityOptions.Candidates(), SimilarityOptions.Threads());
        var json = SiteOptions.Json();
        var command = new Command("eval", "Measure recall, distortion and how full cells are.") { index, queries, truth, vectors, quota, candidates, threads, json };
        var model = ModelArgument.On(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(truth) is null && result.GetValue(vectors) is null) result.AddError("There is nothing to hold the index against: give --truth or --vectors.");
        });
        command.SetAction((arguments, cancel) =>
        {
            var trained = model.Load(arguments);
            using var opened = LivingIndex.Open(arguments.GetValue(index)!.FullName, trained, readOnly: true);
            var set = VectorFile.Load(arguments.GetValue(queries)!.FullName);
            using var all = arguments.GetValue(vectors) is { } file ? VectorFile.Open(file.FullName) : null;
            int[][] neighbours = arguments.GetValue(truth) is { } given
                ? NumberFile.Load(given.FullName)
                : ExactNeighbours.Find(all!, set, Math.Min(100, all!.Count), trained.Metric, arguments.GetValue(threads), cancel);
            if (neighbours.Length != set.Count)
                throw new InvalidDataException($"The truth has {neighbours.Length} lists for {set.Count} queries.");
            var options = new SearchOptions { Count = s_ranks[^1], Quota = arguments.GetValue(quota), Rerank = arguments.GetValue(candidates) };
            int[][] found = SearchCommand.Ids(opened.Search(set, options, arguments.GetValue(threads), cancel), options.Count);
            double? distortion = all is null ? null : trained.Distortion(all, arguments.GetValue(threads), cancel);
            var nearest = s_ranks.ToDictionary(rank => rank, rank => Recall.OfNearest(found, neighbours, rank));
            var first = s_ranks.Where(k => k <= neighbours[0].Length).ToDictionary(k => k, k => Recall.OfFirst(found, neighbours, k));
            if (arguments.GetValue(json)) SimilarityOptions.WriteJson(new { queries = set.Count, recallOfNearest = nearest, recallOfFirst = first, distortion, occupancy = opened.Occupancy() });
            else Show(nearest, first, distortion, opened.Occupancy());
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    static void Show(Dictionary<int, double> nearest, Dictionary<int, double> first, double? distortion, Occupancy occupancy)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("k", "the nearest among k found", "of the k nearest, among k found");
        foreach (int rank in s_ranks) table.AddRow(Text(rank), Text(nearest[rank]), first.TryGetValue(rank, out double share) ? Text(share) : "");
        AnsiConsole.Write(table);
        if (distortion is { } error) Console.WriteLine($"Mean squared error of the codes: {error.ToString("g6", CultureInfo.InvariantCulture)}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{occupancy.Occupied} of {occupancy.Cells} cells have vectors, the fullest {occupancy.Largest}; imbalance {occupancy.Imbalance:f2}."));

        static string Text(IFormattable value) => value.ToString(value is int ? "0" : "0.0000", CultureInfo.InvariantCulture);
    }
}
