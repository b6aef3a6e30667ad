using System.Globalization;

namespace Heliograph.JustifiedLayout.Bench;

/// <summary>Figures as the table shows them.</summary>
static class Cells
{
    /// <summary>A peer's time and ratio where it takes too long.</summary>
    public const string NotMeasured = "quadratic | –";

    public static string Time(Timing timing) => $"{Digits(timing.Fastest)} ({Digits(timing.Median)})";

    public static string Peer(Timing peer, Timing ours) =>
        $"{Time(peer)} | {Ratio(peer.Fastest / ours.Fastest)}";

    static string Ratio(double ratio) => ratio.ToString(ratio < 10 ? "0.0" : "n0", CultureInfo.InvariantCulture);

    static string Digits(double milliseconds) => milliseconds switch
    {
        < 0.1 => milliseconds.ToString("0.00000", CultureInfo.InvariantCulture),
        < 10 => milliseconds.ToString("0.000", CultureInfo.InvariantCulture),
        _ => milliseconds.ToString("n1", CultureInfo.InvariantCulture),
    };
}
