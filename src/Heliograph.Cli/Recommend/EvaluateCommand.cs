using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Heliograph.Recommendations;
using Heliograph.Recommendations.Evaluation;
using Heliograph.Recommendations.Input;
using Heliograph.Recommendations.Sparse;
using Spectre.Console;

namespace Heliograph.Cli.Recommend;

/// <summary>`heliograph recommend evaluate`: how good lists are against what was kept back.</summary>
static class EvaluateCommand
{
    static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static Command Create()
    {
        var train = RecommendOptions.Train();
        var test = new Option<FileInfo>("--test") { Description = "CSV of user,item that was kept back; by default a share of the training file is." }.AcceptExistingOnly();
        var share = new Option<double>("--share") { Description = "What share of each user's items to keep back where no test file is given.", DefaultValueFactory = _ => 0.2 }.Within(0.01, 0.99);
        var seed = new Option<int>("--seed") { Description = "Which share that is.", DefaultValueFactory = _ => 1 };
        var count = RecommendOptions.Count(20, "Length of the lists.");
        var algorithm = RecommendOptions.Algorithm();
        var json = SiteOptions.Json();
        var quiet = SiteOptions.Quiet();
        var command = new Command("evaluate", "Measure recall, nDCG, coverage, diversity and popularity bias.") { train, test, share, seed, count, algorithm, json, quiet };
        command.SetAction((arguments, cancel) =>
        {
            var table = TrainingFile.Read(arguments.GetValue(train)!, cancel);
            var split = arguments.GetValue(test) is { } file
                ? new Split(table.Matrix, KeptBack(TrainingFile.Read(file, cancel), table))
                : Split.AtRandom(table.Matrix, arguments.GetValue(share), arguments.GetValue(seed));
            var interactions = new Interactions(split.Train);
            int length = arguments.GetValue(count);
            var options = new EvaluationOptions { Length = length, NdcgLength = Math.Min(10, length) };
            EvaluationReport? report = null;
            ProgressBar.Follow("Learning and measuring", arguments.GetValue(quiet), progress =>
            {
                var recommender = Algorithms.Fit(arguments.GetValue(algorithm)!, interactions, progress, cancel);
                report = Evaluator.Evaluate(recommender, interactions, split.Test, options, progress, cancel);
            });
            if (arguments.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(report, s_json));
            else Show(report!, options);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    // Who or what is not in the training file cannot be recommended to, or be recommended.
    static SparseMatrix KeptBack(PairTable test, PairTable train)
    {
        var pairs = new SparseMatrixBuilder();
        for (int person = 0; person < test.People.Count; person++)
            foreach (int item in test.Matrix[person])
                if (train.People.NumberOf(test.People[person]) is { } known && train.Items.NumberOf(test.Items[item]) is { } thing) pairs.Add(known, thing);
        return pairs.Build(train.People.Count, train.Items.Count);
    }

    static void Show(EvaluationReport report, EvaluationOptions options)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "", "95 % of the time within");
        void Row(string name, double value, string within = "") => table.AddRow(name, value.ToString("0.0000", CultureInfo.InvariantCulture), within);
        static string Within(Estimate estimate) => string.Create(CultureInfo.InvariantCulture, $"{estimate.Low:0.0000} to {estimate.High:0.0000}");
        Row($"Recall@{options.Length}", report.Recall.Mean, Within(report.Recall));
        Row($"nDCG@{options.NdcgLength}", report.Ndcg.Mean, Within(report.Ndcg));
        Row($"Coverage@{options.Length}", report.Coverage);
        Row("Intra-list diversity", report.Diversity);
        Row("Popularity bias", report.PopularityBias);
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(string.Create(CultureInfo.CurrentCulture, $"{report.People:n0} people had something kept back."));
    }
}
