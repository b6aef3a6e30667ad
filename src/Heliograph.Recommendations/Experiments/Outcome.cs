namespace Heliograph.Recommendations.Experiments;

/// <summary>What happened to a recommendation. Values are stable: they are stored.</summary>
public enum Outcome
{
    /// <summary>It was shown.</summary>
    Shown = 0,

    /// <summary>The person opened it.</summary>
    Opened = 1,

    /// <summary>The person joined it.</summary>
    Joined = 2,

    /// <summary>The person was not interested.</summary>
    Dismissed = 3,
}

/// <summary>One line of the log.</summary>
/// <param name="Time">When, as Unix milliseconds.</param>
/// <param name="Experiment">The experiment's name.</param>
/// <param name="Variant">The variant that the person got.</param>
/// <param name="Person">Who.</param>
/// <param name="Item">What.</param>
/// <param name="Outcome">What happened.</param>
public readonly record struct LoggedOutcome(long Time, string Experiment, string Variant, string Person, string Item, Outcome Outcome);
