using Heliograph.Similarity.Model;

namespace Heliograph.Similarity;

/// <summary>Coded vectors: a pair of coarse clusters and M sub-codes for each.</summary>
public sealed class Codes
{
    readonly ModelShape _shape;

    internal Codes(ModelShape shape, int[] cells, byte[] bytes) => (_shape, Cells, Bytes) = (shape, cells, bytes);

    /// <summary>How many there are.</summary>
    public int Count => Cells.Length;

    /// <summary>Bytes of one code, without its pair of clusters.</summary>
    public int CodeBytes => _shape.CodeBytes;

    /// <summary>c₀·V + c₁ of each.</summary>
    internal int[] Cells { get; }

    /// <summary>Shape [count, code bytes].</summary>
    internal byte[] Bytes { get; }

    /// <summary>The coarse clusters of the two halves.</summary>
    public (int First, int Second) Coarse(int number) => (Cells[number] / _shape.Clusters, Cells[number] % _shape.Clusters);

    /// <summary>The sub-codes, M of them.</summary>
    public int[] Fine(int number) => [.. Enumerable.Range(0, _shape.Subquantizers).Select(sub => Codec.SubCode(Of(number), sub, _shape.Bits))];

    internal ReadOnlySpan<byte> Of(int number) => Bytes.AsSpan(number * CodeBytes, CodeBytes);
}
