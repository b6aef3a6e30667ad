namespace Heliograph.Similarity.Vectors;

/// <summary>Vectors in memory, row after row.</summary>
public sealed class VectorSet : VectorSource
{
    readonly float[] _values;

    /// <param name="values">Rows, not copied.</param>
    /// <param name="dimension">Components of a row.</param>
    /// <exception cref="ArgumentException">The values are no whole rows.</exception>
    public VectorSet(float[] values, int dimension)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        if (values.Length % dimension != 0) throw new ArgumentException($"{values.Length} values are no whole rows of {dimension}.", nameof(values));
        _values = values;
        Dimension = dimension;
    }

    /// <inheritdoc/>
    public override int Dimension { get; }

    /// <inheritdoc/>
    public override int Count => _values.Length / Dimension;

    /// <inheritdoc/>
    public override string Name => "vectors";

    /// <summary>All rows.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>One vector.</summary>
    public ReadOnlySpan<float> this[int number] => _values.AsSpan(number * Dimension, Dimension);

    internal Span<float> Rows(int first, int count) => _values.AsSpan(first * Dimension, count * Dimension);

    /// <inheritdoc/>
    public override void Read(int first, Span<float> rows)
    {
        _values.AsSpan(first * Dimension, rows.Length).CopyTo(rows);
        int bad = Finite.IndexOfOther(rows);
        if (bad >= 0) throw new SimilarityException(SimilarityFault.BadNumber, $"Vector {first + bad / Dimension}, component {bad % Dimension}: {rows[bad]} is not a finite number.");
    }
}
