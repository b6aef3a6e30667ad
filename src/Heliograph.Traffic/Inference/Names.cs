using System.Collections.Concurrent;
using System.Text;

namespace Heliograph.Traffic.Inference;

/// <summary>Strings of names that come again and again.</summary>
static class Names
{
    const int Most = 4096;

    static readonly ConcurrentDictionary<byte[], string> s_names = new(Utf8Comparer.Instance);
    static readonly ConcurrentDictionary<UInt128, string> s_addresses = new();

    public static string Of(ReadOnlySpan<byte> name)
    {
        if (s_names.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(name, out string? known)) return known;
        string text = Encoding.UTF8.GetString(name);
        if (s_names.Count < Most) s_names.TryAdd(name.ToArray(), text);
        return text;
    }

    /// <summary>The address of an end, without its port.</summary>
    public static string Of(Endpoint end)
    {
        if (s_addresses.TryGetValue(end.Address, out string? known)) return known;
        string text = end.Host;
        if (s_addresses.Count < Most) s_addresses.TryAdd(end.Address, text);
        return text;
    }
}
