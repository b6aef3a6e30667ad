using Heliograph.Recommendations.Neighbours;

namespace Heliograph.Recommendations.Recommenders;

/// <summary>Adds up the neighbours of what a person has (Deshpande and Karypis 2004, section 4.2): what is near to much of it comes first.</summary>
/// <remarks>With neighbours by <see cref="Similarity.Walk"/> this is P3α and RP3β. What was turned down takes away as much as
/// what was joined adds, times a factor.</remarks>
/// <param name="neighbours">The neighbours of each item.</param>
/// <param name="dislike">The factor, at least 0.</param>
public sealed class ItemBased(NeighbourLists neighbours, float dislike = 0.5f) : Recommender
{
    /// <inheritdoc/>
    public override int ItemCount => neighbours.ItemCount;

    /// <inheritdoc/>
    public override void Score(in Taste taste, Span<float> scores)
    {
        scores.Clear();
        foreach (int item in taste.Joined)
            foreach (var neighbour in neighbours[item]) scores[neighbour.Item] += neighbour.Score;
        foreach (var (item, weight) in taste.Leanings)
            foreach (var neighbour in neighbours[item]) scores[neighbour.Item] += weight * neighbour.Score;
        foreach (int item in taste.Dismissed)
            foreach (var neighbour in neighbours[item]) scores[neighbour.Item] -= dislike * neighbour.Score;
    }
}
