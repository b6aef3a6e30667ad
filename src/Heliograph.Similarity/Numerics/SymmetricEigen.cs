namespace Heliograph.Similarity.Numerics;

/// <summary>Eigenvalues and eigenvectors of a symmetric matrix, in descending order of the values.</summary>
/// <remarks>Householder's reduction to tridiagonal form, then implicit QL with Wilkinson's shift; Golub and Van Loan,
/// Matrix Computations, sections 8.3.1 and 8.3.5.</remarks>
sealed class SymmetricEigen
{
    const int MostSweeps = 60;

    readonly int _n;
    // Row i is what becomes eigenvector i: rotations mix whole rows, which lie together.
    readonly double[] _vectors;
    readonly double[] _diagonal;
    readonly double[] _off;

    /// <param name="matrix">Shape [n, n]; used up.</param>
    /// <param name="n">Its order.</param>
    public SymmetricEigen(double[] matrix, int n)
    {
        _n = n;
        (_vectors, _diagonal, _off) = (new double[n * n], new double[n], new double[n]);
        Reduce(matrix);
        for (int i = 0; i < n; i++) Deflate(i);
        double[] keys = [.. _diagonal.Select(value => -value)];
        int[] order = [.. Enumerable.Range(0, n)];
        Array.Sort(keys, order);
        Values = [.. order.Select(i => _diagonal[i])];
        Order = order;
    }

    public double[] Values { get; }

    int[] Order { get; }

    /// <summary>The unit vector that belongs to <see cref="Values"/>[rank].</summary>
    public ReadOnlySpan<double> Vector(int rank) => _vectors.AsSpan(Order[rank] * _n, _n);

    Span<double> Row(int i) => _vectors.AsSpan(i * _n, _n);

    /// <summary>A = Q·T·Qᵀ with T tridiagonal; leaves Qᵀ in the vectors.</summary>
    void Reduce(double[] a)
    {
        for (int i = 0; i < _n; i++) _vectors[i * _n + i] = 1;
        double[] v = new double[_n];
        double[] p = new double[_n];
        for (int k = 0; k < _n - 2; k++)
        {
            double norm = 0;
            for (int i = k + 1; i < _n; i++) norm += a[i * _n + k] * a[i * _n + k];
            norm = Math.Sqrt(norm);
            if (norm == 0) continue;
            for (int i = k + 1; i < _n; i++) v[i] = a[i * _n + k];
            v[k + 1] += v[k + 1] >= 0 ? norm : -norm;
            double square = 0;
            for (int i = k + 1; i < _n; i++) square += v[i] * v[i];
            double beta = 2 / square;
            Reflect(a, v, p, k + 1, beta);
            for (int i = k + 1; i < _n; i++) a[i * _n + k] = a[k * _n + i] = i == k + 1 ? -Math.CopySign(norm, v[k + 1]) : 0;
            Accumulate(v, p, k + 1, beta);
        }
        for (int i = 0; i < _n; i++)
        {
            _diagonal[i] = a[i * _n + i];
            if (i + 1 < _n) _off[i] = a[(i + 1) * _n + i];
        }
    }

    /// <summary>A ← H·A·H on the trailing part, as a symmetric update of rank two.</summary>
    void Reflect(double[] a, double[] v, double[] p, int first, double beta)
    {
        double alpha = 0;
        for (int i = first; i < _n; i++)
        {
            double sum = 0;
            for (int j = first; j < _n; j++) sum += a[i * _n + j] * v[j];
            p[i] = beta * sum;
            alpha += p[i] * v[i];
        }
        for (int i = first; i < _n; i++) p[i] -= beta / 2 * alpha * v[i];
        for (int i = first; i < _n; i++)
            for (int j = first; j < _n; j++) a[i * _n + j] -= v[i] * p[j] + p[i] * v[j];
    }

    /// <summary>Qᵀ ← H·Qᵀ.</summary>
    void Accumulate(double[] v, double[] p, int first, double beta)
    {
        Array.Clear(p);
        for (int i = first; i < _n; i++)
        {
            var row = Row(i);
            for (int j = 0; j < _n; j++) p[j] += v[i] * row[j];
        }
        for (int i = first; i < _n; i++)
        {
            var row = Row(i);
            for (int j = 0; j < _n; j++) row[j] -= beta * v[i] * p[j];
        }
    }

    /// <summary>Drives the off-diagonal element after i to zero.</summary>
    void Deflate(int i)
    {
        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            int end = i;
            while (end + 1 < _n && Math.Abs(_off[end]) > 1.2e-16 * (Math.Abs(_diagonal[end]) + Math.Abs(_diagonal[end + 1]))) end++;
            if (end == i) return;
            double shift = (_diagonal[i + 1] - _diagonal[i]) / (2 * _off[i]);
            double g = _diagonal[end] - _diagonal[i] + _off[i] / (shift + Math.CopySign(Math.Sqrt(shift * shift + 1), shift));
            Chase(i, end, g);
        }
    }

    void Chase(int i, int end, double g)
    {
        double sine = 1, cosine = 1, p = 0;
        for (int k = end - 1; k >= i; k--)
        {
            double f = sine * _off[k], b = cosine * _off[k];
            double r = Math.Sqrt(f * f + g * g);
            _off[k + 1] = r;
            if (r == 0)
            {
                _diagonal[k + 1] -= p;
                _off[end] = 0;
                return;
            }
            (sine, cosine) = (f / r, g / r);
            g = _diagonal[k + 1] - p;
            r = (_diagonal[k] - g) * sine + 2 * cosine * b;
            p = sine * r;
            _diagonal[k + 1] = g + p;
            g = cosine * r - b;
            Rotate(Row(k), Row(k + 1), sine, cosine);
        }
        _diagonal[i] -= p;
        _off[i] = g;
        _off[end] = 0;
    }

    static void Rotate(Span<double> lower, Span<double> upper, double sine, double cosine)
    {
        for (int j = 0; j < lower.Length; j++)
        {
            double f = upper[j];
            upper[j] = sine * lower[j] + cosine * f;
            lower[j] = cosine * lower[j] - sine * f;
        }
    }
}
