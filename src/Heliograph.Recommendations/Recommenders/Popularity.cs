namespace Heliograph.Recommendations.Recommenders;

/// <summary>What most people have, the same for all.</summary>
public sealed class Popularity : Recommender
{
    readonly float[] _sizes;

    /// <param name="interactions">Who is in what.</param>
    public Popularity(Interactions interactions)
    {
        ArgumentNullException.ThrowIfNull(interactions);
        _sizes = [.. Enumerable.Range(0, interactions.ItemCount).Select(item => (float)interactions.ByItem[item].Length)];
    }

    /// <inheritdoc/>
    public override int ItemCount => _sizes.Length;

    /// <inheritdoc/>
    public override void Score(in Taste taste, Span<float> scores) => _sizes.CopyTo(scores);
}
