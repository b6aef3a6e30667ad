namespace Heliograph.Recommendations.Recommenders;

/// <summary>Scores items for a person by what they have now: what they joined a moment ago counts, nothing is rebuilt.</summary>
/// <remarks>Immutable once made and safe for any number of threads, unless a type says otherwise.</remarks>
public abstract class Recommender
{
    /// <summary>How many items are scored.</summary>
    public abstract int ItemCount { get; }

    /// <summary>Scores every item; larger is better, and what the person has is scored too.</summary>
    /// <param name="taste">What the person has joined and turned down.</param>
    /// <param name="scores">Is overwritten; shape [ItemCount].</param>
    public abstract void Score(in Taste taste, Span<float> scores);

    /// <summary>The n best items that the person has neither joined nor turned down: best first, at equal scores the smaller item.</summary>
    /// <returns>n items, or fewer where there are no more.</returns>
    public ScoredItem[] Top(in Taste taste, int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        using var scores = new RentedScores(ItemCount);
        Score(taste, scores.Span);
        return Ranking.Top(scores.Span, taste, n);
    }
}
