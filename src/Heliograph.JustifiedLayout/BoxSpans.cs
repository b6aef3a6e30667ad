namespace Heliograph.JustifiedLayout;

/// <summary>Memory of the caller's that a layout is written to, one array for each side of the boxes.</summary>
/// <typeparam name="T"><see cref="double"/> or <see cref="float"/>.</typeparam>
/// <remarks>Each span holds at least as many elements as there are items, or is empty where its values are not wanted.
/// What lies behind the boxes written is left in no particular state.</remarks>
public readonly ref struct BoxSpans<T> where T : unmanaged
{
    /// <summary>Distance of each box's left edge from the container's; never empty.</summary>
    public required Span<T> Lefts { get; init; }

    /// <summary>Width of each box; never empty.</summary>
    public required Span<T> Widths { get; init; }

    /// <summary>Distance of each box's top edge from the container's; <see cref="Rows"/> has it as well.</summary>
    public Span<T> Tops { get; init; }

    /// <summary>Height of each box; <see cref="Rows"/> has it as well.</summary>
    public Span<T> Heights { get; init; }

    /// <summary>The row table, always in double precision.</summary>
    public Span<Row> Rows { get; init; }

    internal void CheckFor(int length)
    {
        if (typeof(T) != typeof(double) && typeof(T) != typeof(float))
            throw new NotSupportedException($"Boxes are made of double or float, not of {typeof(T).Name}.");
        Check(Lefts.Length, length, nameof(Lefts));
        Check(Widths.Length, length, nameof(Widths));
        if (!Tops.IsEmpty) Check(Tops.Length, length, nameof(Tops));
        if (!Heights.IsEmpty) Check(Heights.Length, length, nameof(Heights));
        if (!Rows.IsEmpty) Check(Rows.Length, length, nameof(Rows));
    }

    static void Check(int actual, int needed, string name)
    {
        if (actual < needed) throw new ArgumentException($"{actual} elements are too few for {needed} items.", name);
    }
}
