namespace Heliograph.Recommendations.Serving;

/// <summary>How lists are made.</summary>
public sealed record ServingPolicy
{
    /// <summary>Items in a list (N), at least 1.</summary>
    public int Length { get; init; } = 20;

    /// <summary>How often a list is shuffled anew, above 0.</summary>
    public TimeSpan FreshEvery { get; init; } = TimeSpan.FromHours(6);

    /// <summary>So many of the best stay in every list, however it is shuffled.</summary>
    public int TopTier { get; init; } = 5;

    /// <summary>How much of the rest is left to chance, 0 to 1: 0 leaves the order as scored.</summary>
    public double Shuffle { get; init; } = 0.1;

    /// <summary>t, 0 to 1: an item's worth is (1 − t) · relevance − t · redundancy.</summary>
    public double Diversity { get; init; } = 0.4;

    /// <summary>Groups of a person that are at least so alike are one interest.</summary>
    public double InterestSimilarity { get; init; } = 0.15;

    /// <summary>Members that must stand behind a number in a reason (m), at least 1.</summary>
    public int MinMembers { get; init; } = 5;

    /// <summary>After so many actions half of a list is personal; before the first, none of it. Above 0.</summary>
    public int WarmAfter { get; init; } = 3;

    internal ServingPolicy Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(FreshEvery, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(TopTier);
        ArgumentOutOfRangeException.ThrowIfLessThan(MinMembers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(WarmAfter, 1);
        if (Shuffle is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(Shuffle), Shuffle, null);
        if (Diversity is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(Diversity), Diversity, null);
        return this;
    }
}
