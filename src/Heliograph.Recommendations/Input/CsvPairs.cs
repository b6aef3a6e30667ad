namespace Heliograph.Recommendations.Input;

/// <summary>The first two fields of each line of CSV.</summary>
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
            var first = CsvLine.NextField(ref rest, name, number);
            var second = CsvLine.NextField(ref rest, name, number);
            if (number == 1 && IsHeading(first.Span, second.Span)) continue;
            if (first.IsEmpty || second.IsEmpty)
                throw new RecommendationDataException(RecommendationFault.BadLine, name, number, "A line is two names, as in 17,4; write a user and an item.");
            yield return (first, second);
        }
    }

    static bool IsHeading(ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        first.Equals("user", StringComparison.OrdinalIgnoreCase) && second.Equals("item", StringComparison.OrdinalIgnoreCase);
}
