namespace Heliograph.Similarity.Numerics;

/// <summary>Mean and covariance of rows.</summary>
/// <param name="Mean">Shape [dimension].</param>
/// <param name="Matrix">Shape [dimension, dimension].</param>
sealed record Covariance(double[] Mean, double[] Matrix)
{
    const int ChunkRows = 256;

    /// <param name="points">Rows.</param>
    /// <param name="dimension">Components of a row.</param>
    /// <param name="rows">Which rows.</param>
    /// <param name="blocks">Threads and cancellation; sums are taken in the order of the rows whatever their number.</param>
    public static Covariance Of(float[] points, int dimension, ReadOnlyMemory<int> rows, Blocks blocks)
    {
        double[] mean = new double[dimension];
        foreach (int row in rows.Span)
            for (int d = 0; d < dimension; d++) mean[d] += points[row * dimension + d];
        for (int d = 0; d < dimension; d++) mean[d] /= rows.Length;
        double[] matrix = new double[dimension * dimension];
        int perRound = ChunkRows * 16;
        var parts = new float[16][];
        for (int first = 0; first < rows.Length; first += perRound)
        {
            var round = rows.Slice(first, Math.Min(perRound, rows.Length - first));
            blocks.For(round.Length, ChunkRows, (start, length) => parts[start / ChunkRows] = Products(points, dimension, round.Span.Slice(start, length), mean));
            for (int part = 0; part * ChunkRows < round.Length; part++)
                for (int i = 0; i < matrix.Length; i++) matrix[i] += parts[part][i];
        }
        for (int i = 0; i < matrix.Length; i++) matrix[i] /= rows.Length;
        return new(mean, matrix);
    }

    /// <summary>XᵀX of a few centred rows.</summary>
    static float[] Products(float[] points, int dimension, ReadOnlySpan<int> rows, double[] mean)
    {
        float[] centred = new float[rows.Length * dimension];
        float[] transposed = new float[rows.Length * dimension];
        for (int i = 0; i < rows.Length; i++)
            for (int d = 0; d < dimension; d++)
                transposed[d * rows.Length + i] = centred[i * dimension + d] = (float)(points[rows[i] * dimension + d] - mean[d]);
        float[] products = new float[dimension * dimension];
        new AffineMap(centred, new float[dimension]).Apply(transposed, rows.Length, products);
        return products;
    }
}
