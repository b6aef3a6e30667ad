using System.Globalization;
using Heliograph.Recommendations.Evaluation;
using Heliograph.Recommendations.Experiments;
using Spectre.Console;

namespace Heliograph.Cli.Experiments;

/// <summary>Reports as a person reads them.</summary>
static class ExperimentTables
{
    public static void Show(IReadOnlyList<ExperimentReport> reports, double confidence)
    {
        if (reports.Count == 0) AnsiConsole.WriteLine("The log is empty.");
        foreach (var report in reports)
        {
            AnsiConsole.WriteLine(string.Create(CultureInfo.CurrentCulture, $"{report.Experiment}: compared with {report.Baseline}; intervals hold at all looks together in {confidence:p0} of experiments"));
            var table = new Table().Border(TableBorder.Simple).AddColumns("Variant", "People", "", "Rate", "Within", "Above the baseline", "Detectable");
            foreach (var variant in report.Variants)
                foreach (var rate in variant.Rates)
                    table.AddRow(
                        Markup.Escape(variant.Variant), Whole(variant.People), Name(rate.Outcome), Percent(rate.Rate.Mean), Interval(rate.Rate),
                        rate.Difference is { } difference ? $"{Percent(difference.Mean)} ({Interval(difference)})" : "",
                        rate.Detectable is { } rise ? Percent(rise) : "–");
            AnsiConsole.Write(table);
            int waiting = report.Variants.Sum(variant => variant.Waiting);
            if (waiting > 0) AnsiConsole.WriteLine($"{Whole(waiting)} more were shown something so lately that it is too early to count them.");
            if (report.InTwoVariants > 0) AnsiConsole.WriteLine($"{Whole(report.InTwoVariants)} people are logged in more than one variant and left out: look at how variants are assigned.");
        }
    }

    static string Name(Outcome outcome) => outcome switch { Outcome.Opened => "opened", Outcome.Joined => "joined", _ => "dismissed" };

    static string Whole(int number) => number.ToString("n0", CultureInfo.CurrentCulture);

    static string Percent(double share) => double.IsNaN(share) ? "–" : share.ToString("p2", CultureInfo.CurrentCulture);

    static string Interval(Estimate estimate) => $"{Percent(estimate.Low)} to {Percent(estimate.High)}";
}
