using System.Globalization;
using Heliograph.Tape.Format;
using Heliograph.Tape.Json;

namespace Heliograph.Tape.Matching;

/// <summary>What changed between two recordings of one request.</summary>
static class RecordingDifference
{
    // They are new each time and say nothing of the service, or nothing that the body does not.
    static readonly string[] s_moments = ["Date", "Age", "Expires", "Last-Modified", "X-Request-Id", "X-Runtime", "CF-Ray", "Content-Length"];

    public static IReadOnlyList<string> Between(Recording older, Recording newer)
    {
        var lines = new List<string>(Difference.Between(older.Request, newer.Request, new RequestMatching { Headers = ["*"] }).Lines.Select(line => "request " + Renamed(line)));
        if (older.Responses.Count != newer.Responses.Count) lines.Add($"responses: {older.Responses.Count} became {newer.Responses.Count}");
        for (int i = 0; i < Math.Min(older.Responses.Count, newer.Responses.Count); i++)
            Compare(lines, newer.Responses.Count > 1 ? $"response {i + 1} " : "", older.Responses[i], newer.Responses[i]);
        return lines;
    }

    static void Compare(List<string> lines, string place, RecordedResponse older, RecordedResponse newer)
    {
        Compare(lines, place + "status", older.Status.ToString(CultureInfo.InvariantCulture), newer.Status.ToString(CultureInfo.InvariantCulture));
        Compare(lines, place + "reason", older.Reason, newer.Reason);
        CompareHeaders(lines, place + "header ", older.Headers, newer.Headers);
        CompareHeaders(lines, place + "trailer ", older.Trailers, newer.Trailers);
        if (Decoded(older) is var one && Decoded(newer) is var other && one.Span.SequenceEqual(other.Span)) return;
        if (JsonLeaves.TryRead(one, [], out var leaves) && JsonLeaves.TryRead(other, [], out var otherLeaves))
        {
            foreach (string name in leaves.Keys.Union(otherLeaves.Keys).Order(StringComparer.Ordinal)) Compare(lines, place + name, leaves.GetValueOrDefault(name), otherLeaves.GetValueOrDefault(name));
            return;
        }
        if (ShownText.TryRead(one.Span, "", out string text, out _) && ShownText.TryRead(other.Span, "", out string otherText, out _))
        {
            string[] before = text.Split('\n'), after = otherText.Split('\n');
            int line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
            Compare(lines, $"{place}body from line {line + 1}", before.ElementAtOrDefault(line) ?? "", after.ElementAtOrDefault(line) ?? "");
            return;
        }
        Compare(lines, place + "body", $"{one.Length} bytes", other.Length == one.Length ? $"{other.Length} others" : $"{other.Length} bytes");
    }

    static void CompareHeaders(List<string> lines, string place, IReadOnlyList<Header> older, IReadOnlyList<Header> newer)
    {
        var (one, other) = (Values(older), Values(newer));
        foreach (string name in one.Keys.Union(other.Keys).Order(StringComparer.Ordinal))
            Compare(lines, place + name, one.GetValueOrDefault(name), other.GetValueOrDefault(name));
    }

    static Dictionary<string, string> Values(IReadOnlyList<Header> headers) => headers
        .Where(header => !s_moments.Contains(header.Name, StringComparer.OrdinalIgnoreCase))
        .GroupBy(header => header.Name.ToLowerInvariant())
        .ToDictionary(group => group.Key, group => string.Join(", ", group.Select(header => header.Value)));

    static void Compare(List<string> lines, string what, string? older, string? newer)
    {
        if (older != newer) lines.Add($"{what}: {Difference.Shown(older)} became {Difference.Shown(newer)}");
    }

    static string Renamed(string line) => line.Replace(": recorded ", ": ", StringComparison.Ordinal).Replace(", asked ", " became ", StringComparison.Ordinal);

    static ReadOnlyMemory<byte> Decoded(RecordedResponse response)
    {
        byte[] bytes = response.Body.ToArray();
        return ContentCoding.Of(response.Headers) is { } coding && ContentCoding.TryDecode(coding, bytes, out var decoded) ? decoded : bytes;
    }
}
