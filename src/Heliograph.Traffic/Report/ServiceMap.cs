using System.Globalization;
using System.Text;
using Heliograph.Traffic.Inference;

namespace Heliograph.Traffic.Report;

/// <summary>Who calls whom, drawn.</summary>
/// <remarks>
/// Machines stand in columns by how many calls they are away from one that nobody calls; lines are as thick as they are busy and red as they fail.
/// Each line arrives at a place of its own, with its figures above it, so boxes are as tall as they have callers.
/// </remarks>
sealed class ServiceMap
{
    const int ColumnWidth = 400, BoxWidth = 170, LineHeight = 18, LeastBoxHeight = 40, Gap = 26, Margin = 20, MostLinks = 120, LongestName = 24, Columns = 8;

    readonly IReadOnlyList<KeyValuePair<(string Client, string Server), LinkStats>> _links;
    readonly Dictionary<string, Box> _boxes = [];
    int _width = Margin, _height = Margin;

    public ServiceMap(ApiSnapshot snapshot)
    {
        // The busiest: a drawing of more says nothing.
        _links = [.. snapshot.Links.OrderByDescending(l => l.Value.Calls).Take(MostLinks).OrderBy(l => l.Key.Client, StringComparer.Ordinal).ThenBy(l => l.Key.Server, StringComparer.Ordinal)];
        Place();
    }

    readonly record struct Box(int X, int Y, int Height, IReadOnlyList<string> Callers)
    {
        public int Middle => Y + Height / 2;

        /// <summary>Where the line of a caller arrives.</summary>
        public int Arrival(string caller) => Middle + (2 * Callers.ToList().IndexOf(caller) - Callers.Count + 1) * LineHeight / 2;
    }

    void Place()
    {
        var columns = new Dictionary<string, int>();
        var ends = _links.SelectMany(l => (string[])[l.Key.Client, l.Key.Server]).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (string end in ends) columns[end] = 0;
        // As many rounds as there can be columns: in a circle of calls everybody would move on for ever.
        for (int round = 0; round < Math.Min(ends.Count, Columns); round++)
            foreach (var (client, server) in _links.Select(l => l.Key))
                if (client != server && columns[server] <= columns[client]) columns[server] = Math.Min(columns[client] + 1, Columns);
        foreach (var column in ends.GroupBy(e => columns[e]).OrderBy(g => g.Key))
        {
            int y = Margin;
            foreach (string end in column)
            {
                var callers = _links.Where(l => l.Key.Server == end).Select(l => l.Key.Client).ToList();
                var box = new Box(Margin + column.Key * ColumnWidth, y, Math.Max(LeastBoxHeight, callers.Count * LineHeight + 8), callers);
                _boxes[end] = box;
                y += box.Height + Gap;
                (_width, _height) = (Math.Max(_width, box.X + BoxWidth + Margin), Math.Max(_height, y));
            }
        }
    }

    /// <summary>The drawing with its style, for a file of its own.</summary>
    public string Document() => Svg().Replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", StringComparison.Ordinal).Replace("role=\"img\"", "style=\"background:#fff;font-family:sans-serif\" role=\"img\"", StringComparison.Ordinal)
        .Replace("</svg>", $"<style>{ReportStyle.Css}</style></svg>\n", StringComparison.Ordinal);

    public string Svg()
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"map\" viewBox=\"0 0 {_width} {_height}\" width=\"{_width}\" height=\"{_height}\" role=\"img\" aria-label=\"Who calls whom\">");
        double busiest = Math.Max(1, _links.Select(l => (double)l.Value.Calls).DefaultIfEmpty().Max());
        foreach (var (ends, link) in _links) Draw(svg, ends, link, busiest);
        foreach (var (end, box) in _boxes.OrderBy(p => p.Key, StringComparer.Ordinal))
            svg.Append(CultureInfo.InvariantCulture, $"<g><rect x=\"{box.X}\" y=\"{box.Y}\" width=\"{BoxWidth}\" height=\"{box.Height}\" rx=\"6\"/><text x=\"{box.X + BoxWidth / 2}\" y=\"{box.Middle + 5}\">{Html.Encode(end.Length > LongestName ? end[..(LongestName - 1)] + "…" : end)}<title>{Html.Encode(end)}</title></text></g>");
        return svg.Append("</svg>").ToString();
    }

    void Draw(StringBuilder svg, (string Client, string Server) ends, LinkStats link, double busiest)
    {
        var (from, to) = (_boxes[ends.Client], _boxes[ends.Server]);
        int startX = from.X + BoxWidth, startY = from.Middle, endY = to.Arrival(ends.Client);
        double width = 1 + 4 * Math.Log(1 + link.Calls) / Math.Log(1 + busiest);
        string kind = link.Errors * 20 >= link.Calls && link.Errors > 0 ? "failing" : "well";
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{kind}\" stroke-width=\"{width:0.#}\" d=\"M{startX} {startY} C{startX + 45} {startY} {startX + 45} {endY} {startX + 90} {endY} L{to.X} {endY}\"><title>{Html.Encode(Tell(ends, link))}</title></path>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"rate\" text-anchor=\"end\" x=\"{to.X - 6}\" y=\"{endY - 4}\">{link.Calls} {(link.Calls == 1 ? "call" : "calls")}{(link.Errors > 0 ? $", {link.Errors} failed" : "")}, p50 {link.Latency.Quantile(0.5):0.#} ms</text>");
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
}
