namespace Heliograph.Recommendations.Experiments;

/// <summary>Counts what people did about what they were shown, and reports on it.</summary>
/// <remarks>A person counts once, when the window after their first exposure has closed: what they did in it is settled then, so
/// that each day's figures go on from the day before's, as intervals that hold at all times demand.</remarks>
public sealed class ExperimentTally
{
    readonly Dictionary<string, Dictionary<string, Exposure>> _experiments = new(StringComparer.Ordinal);
    readonly long _window;

    /// <param name="window">How long after a person's first exposure outcomes count; above 0.</param>
    public ExperimentTally(TimeSpan window)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        _window = (long)window.TotalMilliseconds;
    }

    /// <summary>The latest time of any line.</summary>
    public long Latest { get; private set; } = long.MinValue;

    /// <summary>Counts one line; lines may come in any order.</summary>
    public void Add(LoggedOutcome line)
    {
        Latest = Math.Max(Latest, line.Time);
        if (!_experiments.TryGetValue(line.Experiment, out var people)) _experiments[line.Experiment] = people = new(StringComparer.Ordinal);
        if (!people.TryGetValue(line.Person, out var exposure)) people[line.Person] = exposure = new(line.Variant);
        exposure.Add(line);
    }

    /// <summary>Reports on every experiment, by name.</summary>
    /// <param name="now">As Unix milliseconds: whose window closes later is waited for.</param>
    /// <param name="confidence">Above 0 and below 1.</param>
    /// <param name="baseline">The variant to compare with; null for the first by name. Where an experiment has none of that name, the first too.</param>
    public IReadOnlyList<ExperimentReport> Report(long now, double confidence, string? baseline = null) =>
        [.. _experiments.OrderBy(experiment => experiment.Key, StringComparer.Ordinal).Select(experiment => Report(experiment.Key, experiment.Value, now, confidence, baseline))];

    ExperimentReport Report(string name, Dictionary<string, Exposure> people, long now, double confidence, string? baseline)
    {
        var shown = people.Values.Where(exposure => exposure.First is not null && !exposure.IsInTwo).ToArray();
        string[] variants = [.. people.Values.Select(exposure => exposure.Variant).Distinct().Order(StringComparer.Ordinal)];
        string compared = baseline is not null && variants.Contains(baseline) ? baseline : variants[0];
        var settled = variants.ToDictionary(variant => variant, variant => shown.Where(exposure => exposure.Variant == variant && exposure.First + _window <= now).ToArray());
        // All variants are compared with the baseline: each comparison gets its part of what may go wrong.
        double each = 1 - (1 - confidence) / Math.Max(1, variants.Length - 1);

        VariantReport Of(string variant) => new(
            variant, settled[variant].Length, shown.Count(exposure => exposure.Variant == variant) - settled[variant].Length,
            [.. Enum.GetValues<Outcome>().Where(outcome => outcome != Outcome.Shown).Select(outcome => RateOf(variant, outcome))]);

        RateReport RateOf(string variant, Outcome outcome)
        {
            (long Successes, long Trials) Count(string of) => (settled[of].Count(exposure => exposure.Has(outcome, _window)), settled[of].Length);
            var (reference, own) = (Count(compared), Count(variant));
            bool isBaseline = variant == compared;
            return new(outcome, (int)own.Successes, ConfidenceSequence.Rate(own.Successes, own.Trials, confidence),
                isBaseline ? null : ConfidenceSequence.Difference(reference, own, each),
                reference.Trials == 0 || own.Trials == 0 ? null : DetectableEffect.Of((double)reference.Successes / reference.Trials, Math.Min(reference.Trials, own.Trials), each));
        }

        return new(name, compared, [.. variants.OrderByDescending(variant => variant == compared).Select(Of)], people.Values.Count(exposure => exposure.IsInTwo));
    }

    sealed class Exposure(string variant)
    {
        readonly List<(long Time, Outcome Outcome)> _outcomes = [];

        public string Variant => variant;

        public bool IsInTwo { get; private set; }

        public long? First { get; private set; }

        public void Add(LoggedOutcome line)
        {
            IsInTwo |= line.Variant != variant;
            if (line.Outcome == Outcome.Shown) First = Math.Min(First ?? long.MaxValue, line.Time);
            else _outcomes.Add((line.Time, line.Outcome));
        }

        public bool Has(Outcome outcome, long window) =>
            _outcomes.Exists(done => done.Outcome == outcome && done.Time >= First && done.Time < First + window);
    }
}
