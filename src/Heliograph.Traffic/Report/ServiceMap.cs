using System.Globalization;
using System.Text;
using Heliograph.Traffic.Inference;

namespace Heliograph.Traffic.Report;

/// <summary>Who calls whom, drawn.</summary>
/// <remarks>Machines stand in columns by how many calls they are away from one that nobody calls; lines are as thick as they are busy and red as they fail.</remarks>
sealed class ServiceMap
{
    const int ColumnWidth = 360, RowHeight = 74, BoxWidth = 170, BoxHeight = 40, MostLinks = 120, LongestName = 24, LabelPlaces = 5;

    readonly IReadOnlyList<KeyValuePair<(string Client, string Server), LinkStats>> _links;
    readonly Dictionary<string, (int Column, int Row)> _places = [];

    public ServiceMap(ApiSnapshot snapshot)
    {
        // The busiest: a drawing of more says nothing.
        _links = [.. snapshot.Links.OrderByDescending(l => l.Value.Calls).Take(MostLinks).OrderBy(l => l.Key.Client, StringComparer.Ordinal).ThenBy(l => l.Key.Server, StringComparer.Ordinal)];
        Place();
    }

    void Place()
    {
        var columns = new Dictionary<string, int>();
        var ends = _links.SelectMany(l => (string[])[l.Key.Client, l.Key.Server]).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (string end in ends) columns[end] = 0;
        // As many rounds as there can be columns: in a circle of calls everybody would move on for ever.
        for (int round = 0; round < Math.Min(ends.Count, 8); round++)
            foreach (var (client, server) in _links.Select(l => l.Key))
                if (client != server && columns[server] <= columns[client]) columns[server] = Math.Min(columns[client] + 1, 8);
        foreach (var column in ends.GroupBy(e => columns[e]).OrderBy(g => g.Key))
            foreach (var (end, row) in column.Select((e, n) => (e, n))) _places[end] = (column.Key, row);
    }

    /// <summary>The drawing with its style, for a file of its own.</summary>
    public string Document() => Svg().Replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", StringComparison.Ordinal).Replace("role=\"img\"", "style=\"background:#fff;font-family:sans-serif\" role=\"img\"", StringComparison.Ordinal)
        .Replace("</svg>", $"<style>{ReportStyle.Css}</style></svg>\n", StringComparison.Ordinal);

    public string Svg()
    {
        int width = (_places.Values.Select(p => p.Column).DefaultIfEmpty().Max() + 1) * ColumnWidth - ColumnWidth + BoxWidth + 40;
        int height = (_places.Values.Select(p => p.Row).DefaultIfEmpty().Max() + 1) * RowHeight + 20;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"map\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" role=\"img\" aria-label=\"Who calls whom\">");
        double busiest = Math.Max(1, _links.Select(l => (double)l.Value.Calls).DefaultIfEmpty().Max());
        foreach (var ((ends, link), number) in _links.Select((l, n) => (l, n))) Draw(svg, ends, link, busiest, number);
        foreach (var (end, place) in _places.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            var (x, y) = Corner(place);
            svg.Append(CultureInfo.InvariantCulture, $"<g><rect x=\"{x}\" y=\"{y}\" width=\"{BoxWidth}\" height=\"{BoxHeight}\" rx=\"6\"/><text x=\"{x + BoxWidth / 2}\" y=\"{y + 25}\">{Html.Encode(end.Length > LongestName ? end[..(LongestName - 1)] + "…" : end)}<title>{Html.Encode(end)}</title></text></g>");
        }
        return svg.Append("</svg>").ToString();
    }

    void Draw(StringBuilder svg, (string Client, string Server) ends, LinkStats link, double busiest, int number)
    {
        var (fromX, fromY) = Corner(_places[ends.Client]);
        var (toX, toY) = Corner(_places[ends.Server]);
        int startX = fromX + BoxWidth, startY = fromY + BoxHeight / 2, endX = toX, endY = toY + BoxHeight / 2;
        double width = 1 + 5 * Math.Log(1 + link.Calls) / Math.Log(1 + busiest);
        string kind = link.Errors * 20 >= link.Calls && link.Errors > 0 ? "failing" : "well";
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{kind}\" stroke-width=\"{width:0.#}\" d=\"M{startX} {startY} C{startX + 60} {startY} {endX - 60} {endY} {endX} {endY}\"><title>{Html.Encode(Tell(ends, link))}</title></path>");
        // Lines that cross share their middle: labels take turns along them.
        double along = 0.3 + 0.1 * (number % LabelPlaces);
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"rate\" x=\"{startX + (endX - startX) * along:0}\" y=\"{startY + (endY - startY) * along * along * (3 - 2 * along) - 4:0}\">{link.Calls} calls{(link.Errors > 0 ? $", {link.Errors} failed" : "")}, p50 {link.Latency.Quantile(0.5):0.#} ms</text>");
    }

    static string Tell((string Client, string Server) ends, LinkStats link)
    {
        double seconds = Math.Max(1, (link.Last - link.First) / 1e9);
        return string.Create(CultureInfo.InvariantCulture, $"{ends.Client} calls {ends.Server}: {link.Calls} calls, {link.Calls / seconds:0.##} a second, {link.Errors} failed; p50 {link.Latency.Quantile(0.5):0.#}, p90 {link.Latency.Quantile(0.9):0.#}, p99 {link.Latency.Quantile(0.99):0.#} ms");
    }

    /// <summary>For each service that fails, who is hit.</summary>
    public static IEnumerable<(string Server, long Errors, IReadOnlyList<(string Client, long Errors, long Calls)> Callers)> Failing(ApiSnapshot snapshot) =>
        snapshot.Links.Where(l => l.Value.Errors > 0).GroupBy(l => l.Key.Server).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, g.Sum(l => l.Value.Errors), (IReadOnlyList<(string, long, long)>)[.. g.OrderByDescending(l => l.Value.Errors).Select(l => (l.Key.Client, l.Value.Errors, l.Value.Calls))]));

    static (int X, int Y) Corner((int Column, int Row) place) => (20 + place.Column * ColumnWidth, 10 + place.Row * RowHeight);
}
