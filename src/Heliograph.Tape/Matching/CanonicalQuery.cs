using System.Buffers;

namespace Heliograph.Tape.Matching;

/// <summary>A query, or a form, whose parameters may come in any order; repeated ones keep theirs.</summary>
static class CanonicalQuery
{
    public static void Add(ArrayBufferWriter<byte> parts, ReadOnlySpan<char> query, IReadOnlyList<string> ignored)
    {
        if (query.IsEmpty) return;
        foreach (var (name, value) in QueryPairs.Parse(query).OrderBy(pair => pair.Name, StringComparer.Ordinal))
        {
            if (ignored.Contains(name)) continue;
            RequestKey.Add(parts, name);
            RequestKey.Add(parts, value);
        }
    }
}
