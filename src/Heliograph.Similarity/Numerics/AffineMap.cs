using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Heliograph.Similarity.Numerics;

/// <summary>y = b + x·A. Projections, rotations, distances to centroids and look-up tables are all of this form.</summary>
/// <param name="matrix">A, shape [depth, width], row-major: one input component meets all outputs, so that nothing is summed across lanes.</param>
/// <param name="bias">b, shape [width].</param>
sealed class AffineMap(float[] matrix, float[] bias)
{
    const int RowTile = 4;

    // A constant to the compiler, unlike a field.
    static int Lanes => Vector<float>.Count;

    public int Width => bias.Length;

    public int Depth => matrix.Length / bias.Length;

    public ReadOnlySpan<float> Matrix => matrix;

    public ReadOnlySpan<float> Bias => bias;

    /// <param name="x">Shape [depth].</param>
    /// <param name="y">Shape [width].</param>
    public void Apply(ReadOnlySpan<float> x, Span<float> y) => Columns(x, 0, y);

    /// <param name="x">Rows, of which the first <see cref="Depth"/> components are taken.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="y">Shape [rows, width].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(ReadOnlySpan<float> x, int stride, Span<float> y)
    {
        int rows = y.Length / Width;
        int row = 0;
        int tiled = Vector.IsHardwareAccelerated ? Width - Width % (2 * Lanes) : 0;
        for (; row + RowTile <= rows; row += RowTile)
        {
            var from = x.Slice(row * stride, (RowTile - 1) * stride + Depth);
            var to = y.Slice(row * Width, RowTile * Width);
            for (int column = 0; column < tiled; column += 2 * Lanes) Tile(from, stride, column, to);
            if (tiled < Width)
                for (int i = 0; i < RowTile; i++) Columns(from.Slice(i * stride, Depth), tiled, to.Slice(i * Width, Width));
        }
        for (; row < rows; row++) Columns(x.Slice(row * stride, Depth), 0, y.Slice(row * Width, Width));
    }

    /// <summary>Four rows and two registers of columns: eight sums at a time hide the latency of an addition.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Tile(ReadOnlySpan<float> x, int stride, int column, Span<float> y)
    {
        ref float a = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(matrix), column);
        ref float from = ref MemoryMarshal.GetReference(x);
        var left = Vector.LoadUnsafe(ref bias[column]);
        var right = Vector.LoadUnsafe(ref bias[column + Lanes]);
        var (l0, l1, l2, l3) = (left, left, left, left);
        var (r0, r1, r2, r3) = (right, right, right, right);
        int depth = Depth;
        for (int d = 0; d < depth; d++)
        {
            left = Vector.LoadUnsafe(ref a);
            right = Vector.LoadUnsafe(ref a, (nuint)Lanes);
            var x0 = new Vector<float>(Unsafe.Add(ref from, d));
            var x1 = new Vector<float>(Unsafe.Add(ref from, d + stride));
            var x2 = new Vector<float>(Unsafe.Add(ref from, d + 2 * stride));
            var x3 = new Vector<float>(Unsafe.Add(ref from, d + 3 * stride));
            l0 = Vector.MultiplyAddEstimate(x0, left, l0);
            r0 = Vector.MultiplyAddEstimate(x0, right, r0);
            l1 = Vector.MultiplyAddEstimate(x1, left, l1);
            r1 = Vector.MultiplyAddEstimate(x1, right, r1);
            l2 = Vector.MultiplyAddEstimate(x2, left, l2);
            r2 = Vector.MultiplyAddEstimate(x2, right, r2);
            l3 = Vector.MultiplyAddEstimate(x3, left, l3);
            r3 = Vector.MultiplyAddEstimate(x3, right, r3);
            a = ref Unsafe.Add(ref a, bias.Length);
        }
        Store(l0, r0, y[column..]);
        Store(l1, r1, y[(Width + column)..]);
        Store(l2, r2, y[(2 * Width + column)..]);
        Store(l3, r3, y[(3 * Width + column)..]);
    }

    static void Store(Vector<float> left, Vector<float> right, Span<float> y)
    {
        left.CopyTo(y);
        right.CopyTo(y[Lanes..]);
    }

    /// <summary>One row, from a column on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Columns(ReadOnlySpan<float> x, int column, Span<float> y)
    {
        if (Vector.IsHardwareAccelerated)
        {
            for (; column + 8 * Lanes <= Width; column += 8 * Lanes) Eight(x, column, y);
            for (; column + Lanes <= Width; column += Lanes) One(x, column, y);
        }
        Scalar(x, column, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Eight(ReadOnlySpan<float> x, int column, Span<float> y)
    {
        ref float a = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(matrix), column);
        ref float b = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bias), column);
        nuint w = (nuint)Lanes;
        var (s0, s1, s2, s3) = (Vector.LoadUnsafe(ref b), Vector.LoadUnsafe(ref b, w), Vector.LoadUnsafe(ref b, 2 * w), Vector.LoadUnsafe(ref b, 3 * w));
        var (s4, s5, s6, s7) = (Vector.LoadUnsafe(ref b, 4 * w), Vector.LoadUnsafe(ref b, 5 * w), Vector.LoadUnsafe(ref b, 6 * w), Vector.LoadUnsafe(ref b, 7 * w));
        foreach (float component in x)
        {
            var c = new Vector<float>(component);
            s0 = Vector.MultiplyAddEstimate(c, Vector.LoadUnsafe(ref a), s0);
            s1 = Vector.MultiplyAddEstimate(c, Vector.LoadUnsafe(ref a, w), s1);
            s2 = Vector.MultiplyAddEstimate(c, Vector.LoadUnsafe(ref a, 2 * w), s2);
            s3 = Vector.MultiplyAddEstimate(c, Vector.LoadUnsafe(ref a, 3 * w), s3);
            s4 = Vector.MultiplyAddEstimate(c, Vector.LoadUnsafe(ref a, 4 * w), s4);
            s5 = Vector.MultiplyAddEstimate(c, Vector.LoadUnsafe(ref a, 5 * w), s5);
            s6 = Vector.MultiplyAddEstimate(c, Vector.LoadUnsafe(ref a, 6 * w), s6);
            s7 = Vector.MultiplyAddEstimate(c, Vector.LoadUnsafe(ref a, 7 * w), s7);
            a = ref Unsafe.Add(ref a, bias.Length);
        }
        Store(s0, s1, y[column..]);
        Store(s2, s3, y[(column + 2 * Lanes)..]);
        Store(s4, s5, y[(column + 4 * Lanes)..]);
        Store(s6, s7, y[(column + 6 * Lanes)..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void One(ReadOnlySpan<float> x, int column, Span<float> y)
    {
        ref float a = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(matrix), column);
        var sum = new Vector<float>(bias, column);
        foreach (float component in x)
        {
            sum = Vector.MultiplyAddEstimate(new(component), Vector.LoadUnsafe(ref a), sum);
            a = ref Unsafe.Add(ref a, bias.Length);
        }
        sum.CopyTo(y[column..]);
    }

    void Scalar(ReadOnlySpan<float> x, int column, Span<float> y)
    {
        if (column == Width) return;
        bias.AsSpan(column).CopyTo(y[column..]);
        for (int d = 0; d < x.Length; d++)
        {
            var a = matrix.AsSpan(d * Width, Width);
            float component = x[d];
            for (int i = column; i < a.Length; i++) y[i] += component * a[i];
        }
    }
}
