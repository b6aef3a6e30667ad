namespace Heliograph.JustifiedLayout.Strict;

/// <summary>Strict mode, row by row.</summary>
ref struct StrictPass(
    LayoutOptions options, in StrictRules rules, ReadOnlySpan<double> ratios, Span<double> lefts, Span<double> widths, bool overruns)
    : IRowPass
{
    readonly StrictRules _rules = rules;
    readonly ReadOnlySpan<double> _ratios = ratios;
    readonly RowPlacement _placement = new(rules, options.RunsLeft, ratios, lefts, widths, overruns);

    public int Rows { get; private set; }

    public double LastHeight { get; private set; }

    public void ResumeAfter(int rows, double lastHeight) => (Rows, LastHeight) = (rows, lastHeight);

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

    public readonly double PlaceWidows(int start)
    {
        _rules.FindRow(_ratios, start, out double sum);
        double height = Rows == 0 || _rules.Breakouts.FallsOn(Rows) ? _rules.Target : LastHeight;
        return _placement.PlaceWidows(start, _ratios.Length - start, sum, height, options.WidowLayoutStyle);
    }
}
