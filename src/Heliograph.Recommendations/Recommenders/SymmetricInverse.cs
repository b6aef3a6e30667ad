using System.Numerics;
using System.Runtime.InteropServices;

namespace Heliograph.Recommendations.Recommenders;

/// <summary>Inverts a positive definite matrix in place: Gauss-Jordan elimination by blocks of pivots, which need no exchange of
/// rows where the matrix is positive definite.</summary>
/// <remarks>With pivots D, their rows R, their columns C and the rest E, a step leaves D⁻¹, D⁻¹R, −CD⁻¹ and E − CD⁻¹R in their places.</remarks>
static class SymmetricInverse
{
    const int Pivots = 48;
    const int Rows = 4;

    /// <param name="matrix">Row-major, shape [n, n].</param>
    /// <param name="n">Its order.</param>
    /// <param name="cancel">Stops between blocks.</param>
    public static void Invert(float[] matrix, int n, CancellationToken cancel = default)
    {
        float[] panel = new float[Pivots * n];
        for (int first = 0; first < n; first += Pivots)
        {
            cancel.ThrowIfCancellationRequested();
            int start = first, count = Math.Min(Pivots, n - first);
            FillPanel(matrix, n, start, count, panel);
            int rest = n - count;
            Parallel.For(0, (rest + Rows - 1) / Rows, group =>
            {
                int low = group * Rows, high = Math.Min(rest, low + Rows);
                Reduce(matrix, n, panel, start, count, low, high);
            });
            for (int pivot = 0; pivot < count; pivot++)
                panel.AsSpan(pivot * n, n).CopyTo(matrix.AsSpan((start + pivot) * n));
        }
    }

    /// <summary>D⁻¹R, with D⁻¹ itself in the pivots' columns.</summary>
    static void FillPanel(float[] matrix, int n, int first, int count, float[] panel)
    {
        double[] inverse = InvertPivots(matrix, n, first, count);
        Array.Clear(panel);
        for (int row = 0; row < count; row++)
        {
            var target = panel.AsSpan(row * n, n);
            for (int pivot = 0; pivot < count; pivot++)
            {
                float factor = (float)inverse[row * count + pivot];
                var source = matrix.AsSpan((first + pivot) * n, n);
                for (int column = 0; column < n; column++) target[column] += factor * source[column];
            }
            for (int pivot = 0; pivot < count; pivot++) target[first + pivot] = (float)inverse[row * count + pivot];
        }
    }

    static double[] InvertPivots(float[] matrix, int n, int first, int count)
    {
        double[] d = new double[count * count];
        for (int i = 0; i < d.Length; i++) d[i] = matrix[(first + i / count) * n + first + i % count];
        for (int pivot = 0; pivot < count; pivot++)
        {
            double by = 1 / d[pivot * count + pivot];
            d[pivot * count + pivot] = 1;
            for (int column = 0; column < count; column++) d[pivot * count + column] *= by;
            for (int row = 0; row < count; row++)
            {
                if (row == pivot) continue;
                double factor = d[row * count + pivot];
                d[row * count + pivot] = 0;
                for (int column = 0; column < count; column++) d[row * count + column] -= factor * d[pivot * count + column];
            }
        }
        return d;
    }

    /// <summary>E − C(D⁻¹R) and −CD⁻¹ for up to four rows, counted without the pivots'.</summary>
    static void Reduce(float[] matrix, int n, float[] panel, int first, int count, int low, int high)
    {
        Span<float> factors = stackalloc float[Rows * Pivots];
        Span<int> at = stackalloc int[Rows];
        factors.Clear();
        for (int i = 0; i < Rows; i++)
        {
            // Rows that are wanting are reduced by nothing: the last one again.
            int row = Math.Min(low + i, high - 1);
            at[i] = (row < first ? row : row + count) * n;
            if (low + i >= high) continue;
            var pivots = matrix.AsSpan(at[i] + first, count);
            for (int pivot = 0; pivot < count; pivot++) factors[i * Pivots + pivot] = -pivots[pivot];
            pivots.Clear();
        }

        ref float m = ref MemoryMarshal.GetArrayDataReference(matrix);
        ref float p = ref MemoryMarshal.GetArrayDataReference(panel);
        int column = 0;
        for (; column + Vector<float>.Count <= n; column += Vector<float>.Count)
        {
            var (a, b) = (Vector.LoadUnsafe(ref m, (nuint)(at[0] + column)), Vector.LoadUnsafe(ref m, (nuint)(at[1] + column)));
            var (c, d) = (Vector.LoadUnsafe(ref m, (nuint)(at[2] + column)), Vector.LoadUnsafe(ref m, (nuint)(at[3] + column)));
            for (int pivot = 0; pivot < count; pivot++)
            {
                var source = Vector.LoadUnsafe(ref p, (nuint)(pivot * n + column));
                a = Vector.FusedMultiplyAdd(source, new(factors[pivot]), a);
                b = Vector.FusedMultiplyAdd(source, new(factors[Pivots + pivot]), b);
                c = Vector.FusedMultiplyAdd(source, new(factors[2 * Pivots + pivot]), c);
                d = Vector.FusedMultiplyAdd(source, new(factors[3 * Pivots + pivot]), d);
            }
            // From the last: where rows are wanting, theirs is the last real one as it was.
            d.StoreUnsafe(ref m, (nuint)(at[3] + column));
            c.StoreUnsafe(ref m, (nuint)(at[2] + column));
            b.StoreUnsafe(ref m, (nuint)(at[1] + column));
            a.StoreUnsafe(ref m, (nuint)(at[0] + column));
        }
        for (; column < n; column++)
            for (int i = 0; i < high - low; i++)
                for (int pivot = 0; pivot < count; pivot++)
                    matrix[at[i] + column] += factors[i * Pivots + pivot] * panel[pivot * n + column];
    }
}
