using Heliograph.JustifiedLayout.Strict;

namespace Heliograph.JustifiedLayout.Optimal;

/// <summary>What a row costs: the cost that optimal mode makes least.</summary>
/// <remarks>
/// A row of k items would fill its room at the height h; it gets the height H, which is h held between the lowest and
/// the highest that are allowed. With the target height T it costs k · ((H/T − T/H)² + 6 · crop), where crop is the
/// share of each photograph that is cut off: 1 − h/H or 1 − H/h, whichever is positive. Twice and half the target
/// height cost the same. A row of two or more items may not be lower than the lowest height: it costs infinitely much.
/// An unfinished last row stands at the target height and costs twice the share of its width that stays empty.
/// </remarks>
readonly struct RowCost
{
    const double CropWeight = 6;
    const double EmptyWeight = 2;

    readonly double _width, _spacing, _target;

    public RowCost(in StrictRules rules)
    {
        _width = rules.Width;
        _spacing = rules.Spacing;
        _target = rules.Target;
        LeastDemand = rules.Target / rules.Highest;
        CropPerDemand = CropWeight / LeastDemand;
        MostDemand = rules.Target / rules.Lowest;
    }

    /// <summary>The demand of a row at the lowest height allowed.</summary>
    public double MostDemand { get; }

    /// <summary>The share of a row's room that an item of ratio one takes at the target height. A row's demand, T/h, is
    /// its summed ratio times this, and it grows with each item.</summary>
    public double DemandPerRatio(int count)
    {
        double room = _width - (count - 1) * _spacing;
        return room > 0 ? _target / room : double.PositiveInfinity;
    }

    /// <summary>The demand of a row at the greatest height allowed.</summary>
    public double LeastDemand { get; }

    /// <summary>What each photograph of a row costs for a demand of one that it lacks to <see cref="LeastDemand"/>.</summary>
    public double CropPerDemand { get; }

    /// <summary>The cost of a filled row that is not too low.</summary>
    public double OfFull(double count, double demand)
    {
        double held = Math.Max(demand, LeastDemand);
        double deviation = 1 / held - held;
        return count * (deviation * deviation + (held - demand) * CropPerDemand);
    }

    /// <summary>The cost of a single item that is too low for the row it fills.</summary>
    public double OfPanorama(double demand)
    {
        double deviation = 1 / MostDemand - MostDemand;
        return deviation * deviation + CropWeight * Math.Max(1 - MostDemand / demand, 0);
    }

    /// <summary>The cost of an unfinished last row that would not fill its width at the target height.</summary>
    public static double OfUnfinished(double demand) => EmptyWeight * (1 - demand);
}
