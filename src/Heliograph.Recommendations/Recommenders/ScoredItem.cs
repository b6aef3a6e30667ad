namespace Heliograph.Recommendations.Recommenders;

/// <summary>An item and its score.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Score">Larger is better.</param>
public readonly record struct ScoredItem(int Item, float Score);
