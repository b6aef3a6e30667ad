namespace Heliograph.Similarity.Training;

/// <summary>Deals components out so that the product of variances is about the same in each part.</summary>
/// <remarks>Ge, He, Ke and Sun 2013, "Optimized Product Quantization", eigenvalue allocation.</remarks>
static class VarianceBalance
{
    /// <param name="variances">In descending order.</param>
    /// <param name="parts">How many parts, of the same size.</param>
    /// <returns>The components in their new order: those of part 0, then of part 1, and so on.</returns>
    public static int[] Order(ReadOnlySpan<double> variances, int parts)
    {
        int room = variances.Length / parts;
        double least = 0;
        foreach (double variance in variances)
            if (variance > 0) least = variance;
        int[] order = new int[variances.Length];
        int[] sizes = new int[parts];
        double[] logs = new double[parts];
        for (int i = 0; i < variances.Length; i++)
        {
            int part = -1;
            for (int p = 0; p < parts; p++)
                if (sizes[p] < room && (part < 0 || logs[p] < logs[part])) part = p;
            order[part * room + sizes[part]++] = i;
            // Where nothing varies the logarithm has no value: such components weigh as much as the least that does.
            logs[part] += least > 0 ? Math.Log(Math.Max(1, variances[i] / least)) : 0;
        }
        return order;
    }
}
