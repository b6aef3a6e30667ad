namespace Heliograph.JustifiedLayout.Strict;

/// <summary>Strict mode, row by row.</summary>
ref struct StrictPass(
    LayoutOptions options, in StrictRules rules, ReadOnlySpan<double> ratios, Span<double> lefts, Span<double> widths)
{
    readonly StrictRules _rules = rules;
    readonly ReadOnlySpan<double> _ratios = ratios;
    readonly RowPlacement _placement = new(rules, options.RunsLeft, ratios, lefts, widths);

    /// <summary>How many rows are finished.</summary>
    public int Rows { get; private set; }

    /// <summary>The height of the last of them.</summary>
    public double LastHeight { get; private set; }

    /// <summary>Finds and places one row.</summary>
    /// <returns>How many items it took; zero where they end before it does.</returns>
    public int Step(int start)
    {
        if (start == _ratios.Length) return 0;
        double sum = _ratios[start];
        int count = sum >= 1 && _rules.Breakouts.FallsOn(Rows + 1) ? 1 : _rules.FindRow(_ratios, start, out sum);
        if (count == 0) return 0;
        LastHeight = _placement.PlaceFull(start, count, sum);
        Rows++;
        return count;
    }

    /// <summary>Places all items from one on as an unfinished row.</summary>
    /// <returns>Its height.</returns>
    public readonly double PlaceWidows(int start)
    {
        _rules.FindRow(_ratios, start, out double sum);
        double height = Rows == 0 || _rules.Breakouts.FallsOn(Rows) ? _rules.Target : LastHeight;
        return _placement.PlaceWidows(start, _ratios.Length - start, sum, height, options.WidowLayoutStyle);
    }
}
