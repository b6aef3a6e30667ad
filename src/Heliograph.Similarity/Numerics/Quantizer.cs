namespace Heliograph.Similarity.Numerics;

/// <summary>The nearest of some centroids.</summary>
/// <remarks>‖x − c‖² = ‖x‖² + (‖c‖² − 2·x·c): what stands in brackets is an affine map of x.</remarks>
sealed class Quantizer
{
    const int BlockRows = 64;

    readonly AffineMap _scores;

    /// <param name="centroids">Shape [count, dimension], row-major.</param>
    /// <param name="dimension">Components of a centroid.</param>
    public Quantizer(ReadOnlySpan<float> centroids, int dimension)
    {
        int count = centroids.Length / dimension;
        float[] matrix = new float[centroids.Length];
        float[] norms = new float[count];
        for (int k = 0; k < count; k++)
        {
            var centroid = centroids.Slice(k * dimension, dimension);
            norms[k] = Distances.Dot(centroid, centroid);
            for (int d = 0; d < dimension; d++) matrix[d * count + k] = -2 * centroid[d];
        }
        _scores = new(matrix, norms);
    }

    public int Count => _scores.Width;

    public int Dimension => _scores.Depth;

    /// <summary>‖c‖², shape [count].</summary>
    public ReadOnlySpan<float> Norms => _scores.Bias;

    /// <summary>−2·c, shape [dimension, count].</summary>
    public ReadOnlySpan<float> Directions => _scores.Matrix;

    /// <summary>Squared distances to all centroids, less ‖x‖².</summary>
    public void Scores(ReadOnlySpan<float> x, Span<float> scores) => _scores.Apply(x, scores);

    /// <summary>The same for some rows.</summary>
    public void Scores(ReadOnlySpan<float> rows, int count, Span<float> scores) => _scores.Apply(rows, Dimension, scores[..(count * Count)]);

    /// <summary>Negative inner products with all centroids.</summary>
    public void NegativeProducts(ReadOnlySpan<float> x, Span<float> products)
    {
        Scores(x, products);
        for (int k = 0; k < products.Length; k++) products[k] = (products[k] - Norms[k]) / 2;
    }

    /// <param name="x">Rows, of which the first <see cref="Dimension"/> components are taken.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="nearest">One number a row.</param>
    /// <param name="distances">Squared distances to them, or empty.</param>
    public void Nearest(ReadOnlySpan<float> x, int stride, Span<int> nearest, Span<float> distances)
    {
        var scores = Scratch.Rent<float>(BlockRows * Count);
        for (int first = 0; first < nearest.Length; first += BlockRows)
        {
            int rows = Math.Min(BlockRows, nearest.Length - first);
            _scores.Apply(x[(first * stride)..], stride, scores.Span[..(rows * Count)]);
            for (int row = 0; row < rows; row++)
            {
                var ofRow = scores.Span.Slice(row * Count, Count);
                int best = Smallest.IndexOf(ofRow);
                nearest[first + row] = best;
                if (distances.IsEmpty) continue;
                var point = x.Slice((first + row) * stride, Dimension);
                distances[first + row] = Math.Max(0, ofRow[best] + Distances.Dot(point, point));
            }
        }
        scores.Dispose();
    }
}
