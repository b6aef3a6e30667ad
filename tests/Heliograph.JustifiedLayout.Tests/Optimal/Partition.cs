using Heliograph.JustifiedLayout.Optimal;
using Heliograph.JustifiedLayout.Strict;

namespace Heliograph.JustifiedLayout.Tests.Optimal;

/// <summary>The cost of any row breaks, added up row by row from the first, straight from the published formula.</summary>
sealed class Partition(double[] ratios, LayoutOptions options)
{
    readonly StrictRules _rules = new(options);

    public double Cost(IEnumerable<int> counts, int start = 0)
    {
        double total = 0;
        foreach (int count in counts)
        {
            total += Row(start, count);
            start += count;
        }
        return total;
    }

    /// <summary>The least cost over every way to break the rows.</summary>
    public double Least(int start = 0, double before = 0)
    {
        if (start == ratios.Length) return before;
        double least = double.PositiveInfinity;
        for (int count = 1; start + count <= ratios.Length; count++)
        {
            double row = Row(start, count);
            if (!double.IsPositiveInfinity(row)) least = Math.Min(least, Least(start + count, before + row));
        }
        return least;
    }

    double Row(int start, int count)
    {
        double target = options.TargetRowHeight;
        double height = _rules.RoomFor(count) / ratios.AsSpan(start, count).ToArray().Sum();
        if (count > 1 && height < _rules.Lowest) return double.PositiveInfinity;
        double held = Math.Clamp(height, _rules.Lowest, _rules.Highest);
        double crop = 1 - Math.Min(height / held, held / height);
        double full = count * (Math.Pow(held / target - target / held, 2) + 6 * crop);
        bool mayEndUnfinished = options.ShowWidows && options.WidowLayoutStyle != WidowLayoutStyle.Justify;
        return mayEndUnfinished && start + count == ratios.Length && height > target ? Math.Min(full, 2 * (1 - target / height)) : full;
    }
}
