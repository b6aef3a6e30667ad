namespace Heliograph.Recommendations.Neighbours;

/// <summary>The neighbours of every item, nearest first.</summary>
/// <remarks>Immutable, safe for any number of threads.</remarks>
public sealed class NeighbourLists
{
    readonly int[] _starts;
    readonly Neighbour[] _neighbours;

    internal NeighbourLists(int itemCount, IReadOnlyCollection<NeighbourBlock> blocks)
    {
        _starts = new int[itemCount + 1];
        foreach (var block in blocks)
            for (int i = 0; i < block.Items.Length; i++)
                _starts[block.Items[i] + 1] = block.Of(i).Length;
        Sparse.RowStarts.Accumulate(_starts);
        _neighbours = new Neighbour[_starts[^1]];
        foreach (var block in blocks)
            for (int i = 0; i < block.Items.Length; i++)
                block.Of(i).CopyTo(_neighbours.AsSpan(_starts[block.Items[i]]));
    }

    /// <summary>How many items there are, with neighbours or without.</summary>
    public int ItemCount => _starts.Length - 1;

    /// <summary>The neighbours of one item: best score first, at equal scores the smaller number.</summary>
    public ReadOnlySpan<Neighbour> this[int item] => _neighbours.AsSpan(_starts[item].._starts[item + 1]);
}
