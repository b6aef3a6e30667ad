namespace Heliograph.Recommendations.Recommenders;

/// <summary>What a person has done: items by number.</summary>
/// <param name="joined">What they have joined.</param>
/// <param name="dismissed">What they are not interested in.</param>
public readonly ref struct Taste(ReadOnlySpan<int> joined, ReadOnlySpan<int> dismissed = default)
{
    /// <summary>What the person has joined.</summary>
    public ReadOnlySpan<int> Joined { get; } = joined;

    /// <summary>What the person is not interested in.</summary>
    public ReadOnlySpan<int> Dismissed { get; } = dismissed;
}
