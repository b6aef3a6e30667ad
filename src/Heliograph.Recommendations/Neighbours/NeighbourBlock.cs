namespace Heliograph.Recommendations.Neighbours;

/// <summary>What came of one block of rows; needs nothing of the others.</summary>
public sealed class NeighbourBlock
{
    internal NeighbourBlock(int[] items, int[] starts, Neighbour[] neighbours) => (Items, Starts, Neighbours) = (items, starts, neighbours);

    internal int[] Items { get; }

    internal int[] Starts { get; }

    internal Neighbour[] Neighbours { get; }

    internal ReadOnlySpan<Neighbour> Of(int index) => Neighbours.AsSpan(Starts[index]..Starts[index + 1]);
}
