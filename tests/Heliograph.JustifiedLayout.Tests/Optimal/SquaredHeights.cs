namespace Heliograph.JustifiedLayout.Tests.Optimal;

/// <summary>Row breaks by the usual other cost: each photograph's squared distance from the target height, over rows of any length.</summary>
static class SquaredHeights
{
    public static int[] Counts(double[] ratios, LayoutOptions options)
    {
        double width = options.ContainerWidth - options.Padding.Left - options.Padding.Right;
        var best = new double[ratios.Length + 1];
        var counts = new int[ratios.Length + 1];
        for (int end = 1; end <= ratios.Length; end++)
        {
            best[end] = double.PositiveInfinity;
            double sum = 0;
            for (int count = 1; count <= end; count++)
            {
                sum += ratios[end - count];
                double height = (width - (count - 1) * options.Spacing.Horizontal) / sum;
                if (height <= 0) break;
                double cost = best[end - count] + Math.Pow(height - options.TargetRowHeight, 2) * count;
                if (cost < best[end]) (best[end], counts[end]) = (cost, count);
            }
        }
        var rows = new List<int>();
        for (int end = ratios.Length; end > 0; end -= counts[end]) rows.Insert(0, counts[end]);
        return [.. rows];
    }
}
