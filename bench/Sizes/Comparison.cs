using System.Globalization;

namespace Heliograph.Sizes.Bench;

/// <summary>Rates of both, a round each.</summary>
sealed record Comparison(double[] Ours, double[] Peers)
{
    public string Row(string what, double wanted)
    {
        double[] ratios = [.. Ours.Zip(Peers, (ours, peer) => ours / peer)];
        return string.Create(CultureInfo.InvariantCulture,
            $"| {what} | {Text(Ours)} | {Text(Peers)} | {Median(ratios):0.00} ({ratios.Min():0.00} to {ratios.Max():0.00}) | {wanted:0.0} |");
    }

    static string Text(double[] rates) => string.Create(CultureInfo.InvariantCulture, $"{Median(rates):0} ({rates.Min():0} to {rates.Max():0})");

    static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
