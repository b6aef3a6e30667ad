using System.Collections.Concurrent;
using System.Text;

namespace Heliograph.Traffic.Inference;

/// <summary>The name of a header field, with what it means to the inference; found out once for each name.</summary>
sealed class HeaderName
{
    const int MostKept = 4096;

    static readonly ConcurrentDictionary<byte[], HeaderName> s_names = new(Utf8Comparer.Instance);
    static readonly ConcurrentDictionary<byte[], HeaderName>.AlternateLookup<ReadOnlySpan<byte>> s_lookup = s_names.GetAlternateLookup<ReadOnlySpan<byte>>();

    HeaderName(string text)
    {
        Text = text;
        IsTelling = ResponseLearning.IsTelling(text);
        KeyScheme = SecurityOf.KeyHeader(text) is null ? null : $"apiKey:header:{text.ToLowerInvariant()}";
        Role = text.Equals("cookie", StringComparison.OrdinalIgnoreCase) ? HeaderRole.Cookie
            : text.Equals("authorization", StringComparison.OrdinalIgnoreCase) ? HeaderRole.Authorization
            : KeyScheme is not null ? HeaderRole.Key
            : RequestLearning.IsUsual(text) ? HeaderRole.Usual
            : HeaderRole.Own;
    }

    public string Text { get; }

    /// <summary>What it is in a request.</summary>
    public HeaderRole Role { get; }

    /// <summary>Whether it says something about the service in a response.</summary>
    public bool IsTelling { get; }

    /// <summary>The scheme of a key that it carries; null where it carries none.</summary>
    public string? KeyScheme { get; }

    public static HeaderName Of(ReadOnlySpan<byte> name)
    {
        if (s_lookup.TryGetValue(name, out var known)) return known;
        var made = new HeaderName(Encoding.UTF8.GetString(name));
        if (s_names.Count < MostKept) s_names.TryAdd(name.ToArray(), made);
        return made;
    }
}

/// <summary>What a field of a request is there for.</summary>
enum HeaderRole
{
    /// <summary>What clients and proxies send to any service.</summary>
    Usual,

    /// <summary>What this service asks for.</summary>
    Own,

    Cookie,
    Authorization,
    Key,
}
