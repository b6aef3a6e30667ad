namespace Heliograph.JustifiedLayout.Strict;

/// <summary>What strict and optimal mode need of the options, checked.</summary>
readonly struct StrictRules
{
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public StrictRules(LayoutOptions options)
    {
        Left = Finite(options.Padding.Left, nameof(options.Padding));
        Right = Finite(options.ContainerWidth - options.Padding.Right, nameof(options.ContainerWidth));
        Top = Finite(options.Padding.Top, nameof(options.Padding));
        Bottom = Finite(options.Padding.Bottom, nameof(options.Padding));
        Spacing = NotNegative(options.Spacing.Horizontal, nameof(options.Spacing));
        RowSpacing = NotNegative(options.Spacing.Vertical, nameof(options.Spacing));
        Target = Positive(options.TargetRowHeight, nameof(options.TargetRowHeight));
        double tolerance = NotNegative(options.TargetRowHeightTolerance, nameof(options.TargetRowHeightTolerance));
        Width = options.ContainerWidth - options.Padding.Left - options.Padding.Right;
        Lowest = Positive(options.MinRowHeight ?? 0.5 * Target, nameof(options.MinRowHeight));
        Highest = Positive(options.MaxRowHeight ?? 2 * Target, nameof(options.MaxRowHeight));
        PixelSize = NotNegative(options.PixelSize, nameof(options.PixelSize));
        Require(Right > Left && Width > 0, nameof(options.ContainerWidth), "leaves no room between the paddings");
        Require(Lowest <= Target, nameof(options.MinRowHeight), "is above the target row height");
        Require(Highest >= Target, nameof(options.MaxRowHeight), "is below the target row height");
        Require(!double.IsNaN(options.MaxRows), nameof(options.MaxRows), "is not a number");
        Fewest = Width / Target * (1 - tolerance);
        Most = Width / Target * (1 + tolerance);
        Breakouts = new(options.FullWidthBreakoutRowCadence);
    }

    public double Left { get; }
    public double Right { get; }
    public double Top { get; }
    public double Bottom { get; }
    public double Width { get; }
    public double Spacing { get; }
    public double RowSpacing { get; }
    public double Target { get; }
    public double PixelSize { get; }
    public BreakoutCadence Breakouts { get; }

    /// <summary>Row heights are held between these two; what does not fit then is cropped.</summary>
    public double Lowest { get; }
    public double Highest { get; }

    /// <summary>The bounds of a row's summed ratio: Flickr mode's.</summary>
    public double Fewest { get; }
    public double Most { get; }

    public double RoomFor(int count) => Width - (count - 1) * Spacing;

    /// <summary>Finds the row that starts at an item: how many items it has and the sum of their ratios.</summary>
    /// <remarks>Flickr mode's rule, and two that it lacks: a row also ends where it is full at the target height (many
    /// narrow items, whose spacing fills it first), and it takes no item that would make it too low.</remarks>
    /// <returns>Zero where the items end before the row does.</returns>
    public int FindRow(ReadOnlySpan<double> ratios, int start, out double sum)
    {
        double before = 0;
        for (int count = 1; count <= ratios.Length - start; count++)
        {
            sum = before + ratios[start + count - 1];
            double room = RoomFor(count);
            double wanted = room / Target;
            bool isShort = sum < Fewest;
            if (isShort && sum < wanted)
            {
                before = sum;
                continue;
            }
            if (count == 1) return count;
            bool isLow = room < Lowest * sum;
            bool isNearerBefore = Math.Abs(sum - wanted) > Math.Abs(before - RoomFor(count - 1) / Target);
            if (!isLow && !(isNearerBefore && (isShort || sum > Most))) return count;
            sum = before;
            return count - 1;
        }
        sum = before;
        return 0;
    }

    static double Finite(double value, string option)
    {
        Require(double.IsFinite(value), option, "is not a finite number");
        return value;
    }

    static double NotNegative(double value, string option)
    {
        Require(double.IsFinite(value) && value >= 0, option, "is negative or not finite");
        return value;
    }

    static double Positive(double value, string option)
    {
        Require(double.IsFinite(value) && value > 0, option, "is not a positive finite number");
        return value;
    }

    static void Require(bool holds, string option, string complaint)
    {
        if (!holds) throw new ArgumentException($"{option} {complaint}.");
    }
}
