using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Heliograph.Lepton.Model;

/// <summary>Sums over a block's inner coefficients D[v, u] (u, v ≥ 1), dequantised, by which edges are predicted.</summary>
/// <remarks>docs/formats/lepton.md, "Edges". The first sums are at this block's own edge, the alternating ones at the edge with the next block.</remarks>
struct EdgeSums
{
    /// <summary>Σ K[v] D[v, u] for each u; u = 0 means nothing.</summary>
    public EightInts Columns;

    /// <summary>Σ ±K[v] D[v, u] for each u, with minus for odd v.</summary>
    public EightInts ColumnsAlternating;

    /// <summary>Σ K[u] D[v, u] for each v; v = 0 means nothing.</summary>
    public EightInts Rows;

    /// <summary>Σ ±K[u] D[v, u] for each v, with minus for odd u.</summary>
    public EightInts RowsAlternating;

    /// <summary>K: cosines in 13 bits, by frequency.</summary>
    public static ReadOnlySpan<int> Cosines => [8192, 11363, 10703, 9633, 8192, 6436, 4433, 2260];

    /// <param name="block">Coefficients, shape [8, 8] in raster order.</param>
    /// <param name="quantisers">Quantisers, likewise.</param>
    public void Set(ref short block, ref int quantisers)
    {
        if (Avx2.IsSupported) SetByVector(ref block, ref quantisers);
        else SetByScalar(ref block, ref quantisers);
    }

    internal void SetByScalar(ref short block, ref int quantisers)
    {
        this = default;
        for (int v = 1; v < 8; v++)
        {
            for (int u = 1; u < 8; u++)
            {
                int value = Unsafe.Add(ref block, 8 * v + u) * Unsafe.Add(ref quantisers, 8 * v + u);
                int byRow = Cosines[v] * value, byColumn = Cosines[u] * value;
                Columns[u] += byRow;
                ColumnsAlternating[u] += (v & 1) == 0 ? byRow : -byRow;
                Rows[v] += byColumn;
                RowsAlternating[v] += (u & 1) == 0 ? byColumn : -byColumn;
            }
        }
    }

    internal void SetByVector(ref short block, ref int quantisers)
    {
        var rows = SquareOfInts.Dequantise(ref block, ref quantisers);
        (Columns.Vector, ColumnsAlternating.Vector) = Weigh(in rows);
        rows.Transpose();
        (Rows.Vector, RowsAlternating.Vector) = Weigh(in rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (Vector256<int> Sum, Vector256<int> Alternating) Weigh(in SquareOfInts lines)
    {
        ref int k = ref MemoryMarshal.GetReference(Cosines);
        var even = lines.Line2 * Unsafe.Add(ref k, 2) + lines.Line4 * Unsafe.Add(ref k, 4) + lines.Line6 * Unsafe.Add(ref k, 6);
        var odd = lines.Line1 * Unsafe.Add(ref k, 1) + lines.Line3 * Unsafe.Add(ref k, 3) + lines.Line5 * Unsafe.Add(ref k, 5) + lines.Line7 * Unsafe.Add(ref k, 7);
        return (even + odd, even - odd);
    }
}
