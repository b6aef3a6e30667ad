using Heliograph.Traffic;
using Heliograph.Traffic.Diff;

namespace Heliograph.Cli.Traffic;

/// <summary>Verdicts that differ from the rules' own: <c>rule: verdict</c> a line.</summary>
static class VerdictFile
{
    public static Dictionary<string, Verdict?> Read(FileInfo file)
    {
        var verdicts = new Dictionary<string, Verdict?>();
        foreach (var (line, number) in File.ReadLines(file.FullName).Select((l, n) => (l.Split('#')[0].Trim(), n + 1)))
        {
            if (line.Length == 0) continue;
            string[] sides = line.Split(':', 2, StringSplitOptions.TrimEntries);
            if (sides.Length != 2 || !DiffRules.All.ContainsKey(sides[0]))
                throw new TrafficException(TrafficError.BadRules, $"{file}, line {number}: there is no rule '{sides[0]}'.");
            verdicts[sides[0]] = sides[1] switch
            {
                "breaking" => Verdict.Breaking,
                "warning" => Verdict.Warning,
                "info" => Verdict.Info,
                "ignore" => null,
                _ => throw new TrafficException(TrafficError.BadRules, $"{file}, line {number}: the verdict is breaking, warning, info or ignore, not '{sides[1]}'."),
            };
        }
        return verdicts;
    }
}
