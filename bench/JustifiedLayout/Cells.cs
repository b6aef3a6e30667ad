using System.Globalization;

namespace Heliograph.JustifiedLayout.Bench;

/// <summary>Figures as the table shows them.</summary>
static class Cells
{
    public static string Time(Timing timing) => $"{Digits(timing.Median)} ({Digits(timing.Fastest)})";

    public static string Peer(Timing? peer, Timing ours) => peer is null
        ? "quadratic | –"
        : $"{Time(peer)} | {Ratio(peer.Median / ours.Median)}";

    static string Ratio(double ratio) => ratio.ToString(ratio < 10 ? "0.0" : "n0", CultureInfo.InvariantCulture);

    static string Digits(double milliseconds) => milliseconds switch
    {
        < 0.1 => milliseconds.ToString("0.00000", CultureInfo.InvariantCulture),
        < 10 => milliseconds.ToString("0.000", CultureInfo.InvariantCulture),
        _ => milliseconds.ToString("n1", CultureInfo.InvariantCulture),
    };
}
