namespace Heliograph.JustifiedLayout;

/// <summary>How far a layout reaches.</summary>
/// <param name="ContainerHeight">Height of the container in pixels, padding included.</param>
/// <param name="BoxCount">How many boxes were written.</param>
/// <param name="RowCount">How many rows they stand in.</param>
/// <param name="WidowCount">How many of the boxes stand in an unfinished last row.</param>
public readonly record struct LayoutExtent(double ContainerHeight, int BoxCount, int RowCount, int WidowCount);
