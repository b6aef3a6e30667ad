using System.Globalization;
using System.Text;

namespace Heliograph.Traffic.Report;

/// <summary>Counts as bars.</summary>
static class BarChart
{
    const int RowHeight = 18, LabelWidth = 70, BarWidth = 200;

    public static string Svg(string title, IReadOnlyList<(string Label, long Count, bool IsError)> bars)
    {
        if (bars.Count == 0) return "";
        double most = bars.Max(b => b.Count);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{Html.Encode(title)}</figcaption><svg class=\"bars\" width=\"{LabelWidth + BarWidth + 60}\" height=\"{bars.Count * RowHeight}\" role=\"img\" aria-label=\"{Html.Encode(title)}\">");
        foreach (var (bar, row) in bars.Select((b, n) => (b, n)))
        {
            double width = Math.Max(1, bar.Count / most * BarWidth);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth - 6}\" y=\"{row * RowHeight + 13}\" class=\"label\">{Html.Encode(bar.Label)}</text><rect class=\"{(bar.IsError ? "failing" : "well")}\" x=\"{LabelWidth}\" y=\"{row * RowHeight + 2}\" width=\"{width:0.#}\" height=\"{RowHeight - 4}\"/><text x=\"{LabelWidth + width + 5:0.#}\" y=\"{row * RowHeight + 13}\">{bar.Count}</text>");
        }
        return svg.Append("</svg></figure>").ToString();
    }
}
