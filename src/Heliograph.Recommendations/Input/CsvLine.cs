using System.Buffers;

namespace Heliograph.Recommendations.Input;

/// <summary>Fields of a line of CSV (RFC 4180; a field does not run over lines).</summary>
static class CsvLine
{
    static readonly SearchValues<char> s_special = SearchValues.Create(",\"\r\n");

    /// <summary>Takes the next field off a line; empty where none is left.</summary>
    /// <param name="rest">What is left of the line.</param>
    /// <param name="name">What to call the file where something is wrong.</param>
    /// <param name="number">The line's.</param>
    public static ReadOnlyMemory<char> NextField(ref ReadOnlyMemory<char> rest, string name, long number)
    {
        if (rest.Span.StartsWith("\"")) return Quotation(ref rest, name, number);
        int comma = rest.Span.IndexOf(',');
        var field = (comma < 0 ? rest : rest[..comma]).Trim();
        rest = comma < 0 ? default : rest[(comma + 1)..];
        return field;
    }

    static ReadOnlyMemory<char> Quotation(ref ReadOnlyMemory<char> rest, string name, long number)
    {
        var span = rest.Span;
        for (int end = 1; end < span.Length; end++)
        {
            if (span[end] != '"') continue;
            if (end + 1 < span.Length && span[end + 1] == '"')
            {
                end++;
                continue;
            }
            if (end + 1 < span.Length && span[end + 1] != ',') break;
            var quoted = rest[1..end];
            rest = end + 1 == span.Length ? default : rest[(end + 2)..];
            return quoted.Span.Contains('"') ? quoted.ToString().Replace("\"\"", "\"", StringComparison.Ordinal).AsMemory() : quoted;
        }
        throw new RecommendationDataException(RecommendationFault.BadLine, name, number, "A quotation does not end before the next comma.");
    }

    /// <summary>A text as a field.</summary>
    public static string Quoted(string text) =>
        text.AsSpan().ContainsAny(s_special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
