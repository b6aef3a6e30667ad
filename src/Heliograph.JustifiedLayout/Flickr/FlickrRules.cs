namespace Heliograph.JustifiedLayout.Flickr;

/// <summary>What Flickr mode's arithmetic needs of the options, each value computed as the reference does.</summary>
readonly struct FlickrRules
{
    public FlickrRules(LayoutOptions options)
    {
        Left = options.Padding.Left;
        Width = options.ContainerWidth - options.Padding.Left - options.Padding.Right;
        Spacing = options.Spacing.Horizontal;
        RowSpacing = options.Spacing.Vertical;
        Target = options.TargetRowHeight;
        Lowest = 0.5 * Target;
        Highest = 2 * Target;
        Fewest = Width / Target * (1 - options.TargetRowHeightTolerance);
        Most = Width / Target * (1 + options.TargetRowHeightTolerance);
        MaxRows = options.MaxRows;
        WidowLayoutStyle = options.WidowLayoutStyle;
        Breakouts = new(options.FullWidthBreakoutRowCadence);
    }

    public double Left { get; }
    public double Width { get; }
    public double Spacing { get; }
    public double RowSpacing { get; }
    public double Target { get; }
    public double MaxRows { get; }
    public BreakoutCadence Breakouts { get; }
    public WidowLayoutStyle WidowLayoutStyle { get; }

    /// <summary>Row heights are held between these two.</summary>
    public double Lowest { get; }
    public double Highest { get; }

    /// <summary>A row ends where its summed ratio reaches the first of these two, and may end short where it passes the second.</summary>
    public double Fewest { get; }
    public double Most { get; }

    /// <summary>Whether a row's height is positive whenever its items' sum is a number; only then rows follow one another
    /// without losing items. A left edge of negative zero is left to the reference, for its sign can show.</summary>
    public bool IsPlain =>
        Lowest > 0 && double.IsFinite(Highest) && double.IsFinite(Width) && double.IsFinite(Spacing)
        && double.IsFinite(Left) && !(Left == 0 && double.IsNegative(Left));

    /// <summary>Whether a row that keeps its natural height ends so near the right edge that no pixel needs to be spread.</summary>
    /// <remarks>With positive ratios nothing cancels: the sum, the height, each width and each left edge are rounded once,
    /// by 2^-53 of numbers below 2^30 then. Over <see cref="LongestModestRow"/> items that is less than a fiftieth of a
    /// pixel, and only from half a pixel on the reference moves anything.</remarks>
    public bool IsModest => Math.Abs(Left) < 1 << 28 && Math.Abs(Width) < 1 << 28 && Math.Abs(Spacing) < 1 << 12;

    public const int LongestModestRow = 1 << 14;

    public double RoomFor(int count) => Width - (count - 1) * Spacing;

    /// <summary>Finds the row that starts at an item: how many items it has and the sum of their ratios.</summary>
    /// <returns>Zero where the items end before the row does.</returns>
    public int FindRow<T>(ref T ratios, int start, int length, out double sum) where T : unmanaged
    {
        double before = 0;
        for (int count = 1; count <= length - start; count++)
        {
            sum = before + Lanes.Get(ref ratios, start + count - 1);
            if (sum < Fewest)
            {
                before = sum;
                continue;
            }
            if (!(sum > Most) || count == 1) return count;
            double distance = Math.Abs(sum - RoomFor(count) / Target);
            if (!(distance > Math.Abs(before - RoomFor(count - 1) / Target))) return count;
            sum = before;
            return count - 1;
        }
        sum = 0;
        return 0;
    }
}
