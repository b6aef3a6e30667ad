namespace Heliograph.Recommendations.Recommenders;

/// <summary>Some interest in an item.</summary>
/// <param name="Item">Its number.</param>
/// <param name="Weight">How much of a join it counts; at least 0.</param>
public readonly record struct Leaning(int Item, float Weight);
