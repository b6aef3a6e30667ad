using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Heliograph.Cli.Recommend;

/// <summary>Options that the verbs under `recommend` share.</summary>
static class RecommendOptions
{
    public static Option<FileInfo> Train() =>
        new Option<FileInfo>("--train") { Description = "CSV of user,item: who is in what. A line of headings may come first.", Required = true }.AcceptExistingOnly();

    public static Option<FileInfo?> Out() => new("--out") { Description = "Write to this file, by default to standard output." };

    public static Option<int> Count(int count, string description) =>
        new Option<int>("--n") { Description = description, DefaultValueFactory = _ => count }.Within(1, int.MaxValue);

    /// <summary>Refuses numbers outside a range, ends included. What is no number is refused by the parser.</summary>
    public static Option<T> Within<T>(this Option<T> option, T least, T most)
        where T : INumber<T>
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && T.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value) && !(value >= least && value <= most))
                result.AddError($"{option.Name} cannot be {value}: it goes from {least} to {most}.");
        });
        return option;
    }

    public static Option<string> Algorithm() => new Option<string>("--algorithm")
    {
        Description = "auto chooses by a cut inside the training data.",
        DefaultValueFactory = _ => Algorithms.Default,
    }.AcceptOnlyFromAmong(Algorithms.Names);
}
