namespace Heliograph.Traffic.Diff;

/// <summary>Collects changes with the verdicts that count.</summary>
sealed class ChangeLog(IReadOnlyDictionary<string, Verdict?>? overrides)
{
    readonly List<SpecificationChange> _changes = [];

    public IReadOnlyList<SpecificationChange> Ordered =>
        [.. _changes.Distinct().OrderByDescending(c => c.Verdict).ThenBy(c => c.Place, StringComparer.Ordinal).ThenBy(c => c.Rule, StringComparer.Ordinal).ThenBy(c => c.Sentence, StringComparer.Ordinal)];

    public void Add(string rule, string place, string sentence)
    {
        Verdict? verdict = DiffRules.All[rule];
        if (overrides?.TryGetValue(rule, out var other) == true) verdict = other;
        if (verdict is { } counts) _changes.Add(new(rule, counts, place, sentence));
    }
}
