namespace Heliograph.Recommendations.Input;

/// <summary>The first two fields of each line of CSV (RFC 4180; a field does not run over lines).</summary>
static class CsvPairs
{
    /// <summary>Pairs are good until the next one is read.</summary>
    public static IEnumerable<(ReadOnlyMemory<char> First, ReadOnlyMemory<char> Second)> Read(TextReader reader, string name)
    {
        long number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0) continue;
            var rest = line.AsMemory();
            if (number == 1) rest = rest.TrimStart('\uFEFF');
            var first = Field(ref rest, name, number);
            var second = Field(ref rest, name, number);
            if (number == 1 && IsHeading(first.Span, second.Span)) continue;
            if (first.IsEmpty || second.IsEmpty)
                throw new RecommendationDataException(RecommendationFault.BadLine, name, number, "A line is two names, as in 17,4; write a user and an item.");
            yield return (first, second);
        }
    }

    static bool IsHeading(ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        first.Equals("user", StringComparison.OrdinalIgnoreCase) && second.Equals("item", StringComparison.OrdinalIgnoreCase);

    static ReadOnlyMemory<char> Field(ref ReadOnlyMemory<char> rest, string name, long number)
    {
        var span = rest.Span;
        if (span.StartsWith("\""))
        {
            for (int end = 1; end < span.Length; end++)
            {
                if (span[end] != '"') continue;
                if (end + 1 < span.Length && span[end + 1] == '"') end++;
                else if (end + 1 == span.Length || span[end + 1] == ',')
                {
                    var quoted = rest[1..end];
                    rest = end + 1 == span.Length ? default : rest[(end + 2)..];
                    return quoted.Span.Contains('"') ? quoted.ToString().Replace("\"\"", "\"", StringComparison.Ordinal).AsMemory() : quoted;
                }
                else break;
            }
            throw new RecommendationDataException(RecommendationFault.BadLine, name, number, "A quotation does not end before the next comma.");
        }

        int comma = span.IndexOf(',');
        var field = (comma < 0 ? rest : rest[..comma]).Trim();
        rest = comma < 0 ? default : rest[(comma + 1)..];
        return field;
    }
}
