namespace Heliograph.Recommendations.Recommenders;

/// <summary>What a person has done: items by number.</summary>
/// <param name="joined">What they have joined.</param>
/// <param name="dismissed">What they are not interested in.</param>
/// <param name="leanings">What they show some interest in without having joined it.</param>
public readonly ref struct Taste(ReadOnlySpan<int> joined, ReadOnlySpan<int> dismissed = default, ReadOnlySpan<Leaning> leanings = default)
{
    /// <summary>What the person has joined.</summary>
    public ReadOnlySpan<int> Joined { get; } = joined;

    /// <summary>What the person is not interested in.</summary>
    public ReadOnlySpan<int> Dismissed { get; } = dismissed;

    /// <summary>What they show some interest in: it counts as a share of a join, and may still be recommended.</summary>
    public ReadOnlySpan<Leaning> Leanings { get; } = leanings;
}
