namespace Heliograph.Recommendations.Serving;

/// <summary>Why an item may not be shown to a person.</summary>
[Flags]
public enum Bars
{
    /// <summary>Nothing is against it.</summary>
    None = 0,

    /// <summary>Its owners, or an administrator, keep it out of lists.</summary>
    Hidden = 1,

    /// <summary>The person may not see it.</summary>
    Private = 2,

    /// <summary>It is the person's own.</summary>
    Own = 4,
}

/// <summary>Where a candidate comes from.</summary>
public enum Source
{
    /// <summary>A recommender scored it for this person.</summary>
    Personal,

    /// <summary>Many joined it of late.</summary>
    Trending,

    /// <summary>Somebody chose it.</summary>
    Curated,
}

/// <summary>An item that may be shown.</summary>
/// <param name="Item">Its number.</param>
/// <param name="Score">Larger is better; compared within a source only. Must be a number.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Bars">What is against it.</param>
/// <param name="Evidence">What could be said for it.</param>
public sealed record Candidate(int Item, float Score, Source Source = Source.Personal, Bars Bars = Bars.None, IReadOnlyList<Evidence>? Evidence = null);
