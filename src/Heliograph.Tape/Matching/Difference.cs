using System.Globalization;
using System.Text;
using Heliograph.Tape.Json;

namespace Heliograph.Tape.Matching;

/// <summary>How two requests differ, in lines for people, and by how much.</summary>
sealed class Difference
{
    const int LongestValue = 80, MostLines = 12;

    readonly List<string> _lines = [];

    public int Weight { get; private set; }

    public IEnumerable<string> Lines => _lines.Count <= MostLines ? _lines : [.. _lines.Take(MostLines), $"and {_lines.Count - MostLines} more"];

    public static Difference Between(RecordedRequest recorded, RecordedRequest asked, RequestMatching matching)
    {
        var difference = new Difference();
        if (recorded.Method != asked.Method) difference.Add(40, "method", recorded.Method, asked.Method);
        if (!matching.IgnoreHost && !recorded.Origin.SequenceEqual(asked.Origin)) difference.Add(60, "host", recorded.Origin.ToString(), asked.Origin.ToString());
        difference.ComparePaths(recorded.Path.ToString(), asked.Path.ToString());
        difference.Compare("query", Values(QueryPairs.Parse(recorded.Query), matching.IgnoreQuery), Values(QueryPairs.Parse(asked.Query), matching.IgnoreQuery));
        difference.Compare("header", Values(recorded.Headers, matching), Values(asked.Headers, matching));
        difference.CompareBodies(recorded, asked, matching);
        return difference;
    }

    void ComparePaths(string recorded, string asked)
    {
        if (recorded == asked) return;
        int shared = recorded.Split('/').Intersect(asked.Split('/')).Count();
        Add(Math.Max(5, 50 - 10 * shared), "path", recorded, asked);
    }

    void Compare(string what, Dictionary<string, string> recorded, Dictionary<string, string> asked)
    {
        foreach (string name in recorded.Keys.Union(asked.Keys).Order(StringComparer.Ordinal))
            if (recorded.GetValueOrDefault(name) != asked.GetValueOrDefault(name))
                Add(5, $"{what} {name}", recorded.GetValueOrDefault(name), asked.GetValueOrDefault(name));
    }

    void CompareBodies(RecordedRequest recorded, RecordedRequest asked, RequestMatching matching)
    {
        if (!recorded.Body.TryGetMemory(out var one) || !asked.Body.TryGetMemory(out var other))
        {
            if (recorded.Body.Length != asked.Body.Length) Add(10, "body", $"{recorded.Body.Length} bytes", $"{asked.Body.Length} bytes");
            return;
        }
        if (one.Span.SequenceEqual(other.Span)) return;
        if (MediaTypes.IsForm(asked.Headers.MediaType()))
        {
            Compare("field", Values(QueryPairs.Parse(Encoding.Latin1.GetString(one.Span)), matching.IgnoreBody), Values(QueryPairs.Parse(Encoding.Latin1.GetString(other.Span)), matching.IgnoreBody));
            return;
        }
        if (JsonLeaves.TryRead(one, matching.IgnoredPaths, out var leaves) && JsonLeaves.TryRead(other, matching.IgnoredPaths, out var otherLeaves)) Compare("body", leaves, otherLeaves);
        else Add(10, "body", Encoding.UTF8.GetString(one.Span), Encoding.UTF8.GetString(other.Span));
    }

    static Dictionary<string, string> Values(IEnumerable<(string Name, string Value)> pairs, IReadOnlyList<string> ignored) =>
        pairs.Where(pair => !ignored.Contains(pair.Name)).GroupBy(pair => pair.Name).ToDictionary(group => group.Key, group => string.Join(", ", group.Select(pair => pair.Value)));

    static Dictionary<string, string> Values(IReadOnlyList<Header> headers, RequestMatching matching) =>
        Values(headers.Where(header => matching.CountsHeader(header.Name)).Select(header => (header.Name.ToLowerInvariant(), header.Value)), []);

    void Add(int weight, string what, string? recorded, string? asked)
    {
        Weight += weight;
        _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{what}: recorded {Shown(recorded)}, asked {Shown(asked)}"));
    }

    public static string Shown(string? value) => value is null ? "none" : $"\"{(value.Length <= LongestValue ? value : value[..LongestValue] + "…").ReplaceLineEndings(" ")}\"";
}
