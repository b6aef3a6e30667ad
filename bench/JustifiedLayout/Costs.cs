using Heliograph.JustifiedLayout.Optimal;
using Heliograph.JustifiedLayout.Strict;

namespace Heliograph.JustifiedLayout.Bench;

/// <summary>Optimal mode's cost of any row breaks, whoever found them.</summary>
static class Costs
{
    public static double Of(double[] ratios, IEnumerable<int> counts)
    {
        var cost = new RowCost(new StrictRules(new LayoutOptions { Mode = LayoutMode.Strict }));
        double total = 0;
        int start = 0;
        foreach (int count in counts)
        {
            double demand = ratios.AsSpan(start, count).ToArray().Sum() * cost.DemandPerRatio(count);
            total += Of(cost, count, demand, isLast: start + count == ratios.Length);
            start += count;
        }
        return total;
    }

    static double Of(in RowCost cost, int count, double demand, bool isLast)
    {
        if (demand > cost.MostDemand) return count == 1 ? cost.OfPanorama(demand) : double.PositiveInfinity;
        double full = cost.OfFull(count, demand);
        return isLast && demand < 1 ? Math.Min(full, RowCost.OfUnfinished(demand)) : full;
    }
}
