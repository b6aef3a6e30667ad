namespace Heliograph.JustifiedLayout;

/// <summary>Which rows may hold a single item over the full width.</summary>
readonly struct BreakoutCadence(double? every)
{
    readonly double _every = every ?? 0;
    readonly int _whole = every is > 0 and < int.MaxValue && double.IsInteger(every.Value) ? (int)every.Value : 0;

    public bool Never => _every == 0;

    /// <param name="row">The row's number, from one.</param>
    public bool FallsOn(int row) => _whole > 0 ? row % _whole == 0 : !Never && row % _every == 0;

    /// <summary>Whether rows that are counted from elsewhere are breakouts where they were before.</summary>
    public bool IsSameAfter(int shift) => shift == 0 || Never || (_whole > 0 && shift % _whole == 0);
}
