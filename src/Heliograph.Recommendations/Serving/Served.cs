namespace Heliograph.Recommendations.Serving;

/// <summary>One place of a list.</summary>
/// <param name="Item">What stands there.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Reason">Why.</param>
public readonly record struct Served(int Item, Source Source, Reason Reason);
