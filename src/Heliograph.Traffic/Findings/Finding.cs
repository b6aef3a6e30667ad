
namespace Heliograph.Traffic.Findings;

/// <summary>Something in the traffic that looks wrong.</summary>
/// <param name="Id">Stays the same from one look to the next, so that it can be silenced.</param>
/// <param name="Rule">What kind it is.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Place">Method and path, then what within.</param>
/// <param name="Sentence">What was seen, with counts.</param>
/// <param name="Count">How often.</param>
/// <param name="Of">Of how many.</param>
/// <param name="First">When its operation was first seen.</param>
/// <param name="Last">When its operation was last seen.</param>
/// <param name="Example">A value of the same form; null where none would help.</param>
public sealed record Finding(string Id, string Rule, Severity Severity, string Place, string Sentence, long Count, long Of, DateTimeOffset First, DateTimeOffset Last, string? Example);

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Worth looking at.</summary>
    Warning,

    /// <summary>Worth mending.</summary>
    High,
}
