using System.Collections.Concurrent;
using System.Text;

namespace Heliograph.Traffic.Http;

/// <summary>Values of Content-Type.</summary>
static class MediaType
{
    // Types are few: each is made a string once.
    static readonly ConcurrentDictionary<byte[], string> s_names = new(Inference.Utf8Comparer.Instance);

    const int MostNames = 1024;

    /// <summary>A type as text in lower case.</summary>
    public static string Name(ReadOnlySpan<byte> type)
    {
        if (s_names.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(type, out string? name)) return name;
        name = Encoding.Latin1.GetString(type).ToLowerInvariant();
        if (s_names.Count < MostNames) s_names.TryAdd(type.ToArray(), name);
        return name;
    }

    /// <summary>The type without its parameters.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> value)
    {
        int end = value.IndexOfAny((byte)';', (byte)',');
        return (end < 0 ? value : value[..end]).Trim((byte)' ');
    }
}
