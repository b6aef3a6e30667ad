using System.Globalization;
using System.Text;
using Heliograph.Traffic.Inference;

namespace Heliograph.Traffic.Findings;

/// <summary>Collects findings of one operation.</summary>
sealed class FindingLog(List<Finding> findings, string operation, OperationStats stats)
{
    public string Operation { get; } = operation;

    public OperationStats Stats { get; } = stats;

    public void Add(string rule, Severity severity, string within, string sentence, long count, long of, string? example = null) =>
        findings.Add(Make(rule, severity, within.Length == 0 ? Operation : $"{Operation} {within}", sentence, count, of, Stats.First, Stats.Last, example));

    public static Finding Make(string rule, Severity severity, string place, string sentence, long count, long of, long first, long last, string? example = null)
    {
        // Names of path parameters are guesses, and a finding outlives a better guess.
        ulong hash = Utf8Comparer.Hash(Encoding.UTF8.GetBytes($"{rule} {Diff.SpecificationDiff.ShapeOf(place)}"));
        return new(hash.ToString("x16", CultureInfo.InvariantCulture)[..10], rule, severity, place, sentence, count, of, Instant.Of(first), Instant.Of(last), example);
    }
}
