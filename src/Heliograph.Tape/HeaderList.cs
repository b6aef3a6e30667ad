using System.Buffers;

namespace Heliograph.Tape;

/// <summary>Looking things up in headers that stay in their order.</summary>
static class HeaderList
{
    static readonly SearchValues<char> s_token = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // RFC 9110, section 7.6.1: these speak of one connection, not of the message. Transfer-Encoding stays as the mark of a chunked body.
    static readonly string[] s_perConnection =
        ["Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Authentication-Info", "TE", "Upgrade"];

    public static bool Is(this Header header, string name) => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    public static string? First(this IReadOnlyList<Header> headers, string name)
    {
        foreach (var header in headers)
            if (header.Is(name)) return header.Value;
        return null;
    }

    public static bool IsPerConnection(string name) => s_perConnection.Contains(name, StringComparer.OrdinalIgnoreCase);

    public static string MediaType(this IReadOnlyList<Header> headers)
    {
        string type = headers.First("Content-Type") ?? "";
        int end = type.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? type : type[..end]).Trim().ToLowerInvariant();
    }

    /// <summary>What is wrong with a header, or null: anything a server could not send safely.</summary>
    public static string? Fault(Header header)
    {
        if (header.Name.Length == 0 || header.Name.AsSpan().ContainsAnyExcept(s_token)) return $"\"{Shown(header.Name)}\" is no header name";
        foreach (char c in header.Value)
            if (c is > '\u00ff' or '\u007f' or (< ' ' and not '\t')) return $"the value of {header.Name} has the character U+{(int)c:X4}, which no header may have";
        return null;
    }

    static string Shown(string name) => name.Length <= 40 ? name.ReplaceLineEndings(" ") : string.Concat(name.AsSpan(0, 40).ToString().ReplaceLineEndings(" "), "…");
}
