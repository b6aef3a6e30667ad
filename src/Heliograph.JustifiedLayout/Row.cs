namespace Heliograph.JustifiedLayout;

/// <summary>A run of boxes of the same top and height.</summary>
/// <param name="Start">Index of the first box.</param>
/// <param name="Count">How many boxes.</param>
/// <param name="Top">Distance from the container's top, in pixels.</param>
/// <param name="Height">Height in pixels.</param>
public readonly record struct Row(int Start, int Count, double Top, double Height);
