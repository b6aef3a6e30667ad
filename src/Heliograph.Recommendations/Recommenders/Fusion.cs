namespace Heliograph.Recommendations.Recommenders;

/// <summary>Weighs several recommenders: each one's scores are brought to mean 0 and deviation 1 over what the person does not have, then added up.</summary>
public sealed class Fusion : Recommender
{
    readonly (Recommender Recommender, float Weight)[] _members;

    /// <param name="members">Recommenders over the same items, and their weights; a weight of 0 leaves one out.</param>
    /// <exception cref="ArgumentException">There are none, or they score different numbers of items.</exception>
    public Fusion(params ReadOnlySpan<(Recommender Recommender, float Weight)> members)
    {
        if (members.IsEmpty) throw new ArgumentException("A fusion needs a recommender.", nameof(members));
        ItemCount = members[0].Recommender.ItemCount;
        foreach (var (recommender, _) in members)
            if (recommender.ItemCount != ItemCount) throw new ArgumentException("The recommenders score different numbers of items.", nameof(members));
        _members = [.. members.ToArray().Where(member => member.Weight != 0)];
    }

    /// <inheritdoc/>
    public override int ItemCount { get; }

    /// <inheritdoc/>
    public override void Score(in Taste taste, Span<float> scores)
    {
        scores.Clear();
        using var rented = new RentedScores(ItemCount);
        var own = rented.Span;
        foreach (var (recommender, weight) in _members)
        {
            recommender.Score(taste, own);
            Standardise(taste, own);
            for (int item = 0; item < own.Length; item++) scores[item] += weight * own[item];
        }
    }

    /// <summary>Mean 0 and deviation 1; what the person has becomes 0, for it would be the mean otherwise.</summary>
    internal static void Standardise(in Taste taste, Span<float> scores)
    {
        foreach (int item in taste.Joined) scores[item] = 0;
        foreach (int item in taste.Dismissed) scores[item] = 0;
        double sum = 0, squares = 0;
        foreach (float score in scores)
        {
            sum += score;
            squares += (double)score * score;
        }
        double mean = sum / scores.Length, variance = squares / scores.Length - mean * mean;
        float factor = variance > 1e-20 ? (float)(1 / Math.Sqrt(variance)) : 0;
        for (int item = 0; item < scores.Length; item++) scores[item] = (float)(scores[item] - mean) * factor;
    }
}
