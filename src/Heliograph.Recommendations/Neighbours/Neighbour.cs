namespace Heliograph.Recommendations.Neighbours;

/// <summary>One neighbour of an item.</summary>
/// <param name="Item">The neighbour's number.</param>
/// <param name="Score">How alike they are; larger is nearer, always above 0.</param>
/// <param name="Common">How many features they share.</param>
public readonly record struct Neighbour(int Item, float Score, int Common);
