using System.Buffers;

namespace Heliograph.Traffic.Http;

/// <summary>What the first line of a stream says that it is.</summary>
enum StartKind
{
    /// <summary>More bytes are needed to tell.</summary>
    Open,
    NotHttp,
    Request,
    Response,

    /// <summary>A request of HTTP/0.9: no version, no head, no status.</summary>
    Ancient,
    Http2,
    Tls,
}

/// <summary>Tells streams apart by their first line (RFC 9112, sections 2 to 4).</summary>
static class StartLine
{
    public const int Longest = 1 << 16;

    const int LongestMethod = 32;

    static readonly SearchValues<byte> s_token = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    /// <param name="data">From the line on; no line ends before it.</param>
    /// <returns>What it is, and the length of the line with its end.</returns>
    public static StartKind Tell(ReadOnlySpan<byte> data, out int length)
    {
        length = 0;
        if (data.IsEmpty) return StartKind.Open;
        if (data[0] == 0x16) return data.Length < 3 ? StartKind.Open : data[1] == 3 && data[2] <= 4 ? StartKind.Tls : StartKind.NotHttp;
        int method = data[..Math.Min(data.Length, LongestMethod)].IndexOfAnyExcept(s_token);
        if (data.StartsWith("HTTP/"u8)) return TellResponse(data, out length);
        if (method < 0) return data.Length < LongestMethod ? StartKind.Open : StartKind.NotHttp;
        if (method == 0 || data[method] != (byte)' ') return StartKind.NotHttp;
        int end = data.IndexOf((byte)'\n');
        if (end < 0) return data.Length < Longest && data[method..].IndexOfAnyInRange((byte)0, (byte)8) < 0 ? StartKind.Open : StartKind.NotHttp;
        length = end + 1;
        var line = TrimEnd(data[..end]);
        int version = VersionAt(line);
        if (version >= method) return line.SequenceEqual("PRI * HTTP/2.0"u8) ? StartKind.Http2 : StartKind.Request;
        return line.StartsWith("GET /"u8) && line.IndexOfAnyInRange((byte)0, (byte)31) < 0 && line.IndexOf(" HTTP/"u8) < 0 ? StartKind.Ancient : StartKind.NotHttp;
    }

    static StartKind TellResponse(ReadOnlySpan<byte> data, out int length)
    {
        int end = data.IndexOf((byte)'\n');
        length = end + 1;
        var line = end < 0 ? data : TrimEnd(data[..end]);
        int space = line.IndexOf((byte)' ');
        if (end < 0 && (space < 0 || line.Length < space + 4)) return line.Length < Longest ? StartKind.Open : StartKind.NotHttp;
        if (space < 6 || line.Length < space + 4 || line[(space + 1)..(space + 4)].IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0) return StartKind.NotHttp;
        return end < 0 ? StartKind.Open : StartKind.Response;
    }

    /// <summary>Whether a piece of a stream that was lost track of begins with a message.</summary>
    public static bool IsSure(ReadOnlySpan<byte> data)
    {
        var kind = Tell(data, out int length);
        if (kind == StartKind.Response) return true;
        if (kind == StartKind.Open) return data.StartsWith("HTTP/1."u8) || (IsUsualMethod(data) && data.Length > 4);
        if (kind != StartKind.Request) return false;
        // Text that happens to end like a request line has spaces in its middle.
        var line = TrimEnd(data[..length]);
        return IsUsualMethod(data) && line.Count((byte)' ') == 2;
    }

    static bool IsUsualMethod(ReadOnlySpan<byte> data) =>
        data.StartsWith("GET "u8) || data.StartsWith("POST "u8) || data.StartsWith("PUT "u8) || data.StartsWith("DELETE "u8) || data.StartsWith("PATCH "u8)
        || data.StartsWith("HEAD "u8) || data.StartsWith("OPTIONS "u8) || data.StartsWith("CONNECT "u8) || data.StartsWith("QUERY "u8);

    /// <returns>Where " HTTP/1.1" begins at the line's end; negative where there is no version.</returns>
    public static int VersionAt(ReadOnlySpan<byte> line)
    {
        int space = line.LastIndexOf((byte)' ');
        var version = line[(space + 1)..];
        return space > 0 && version.Length is >= 6 and <= 10 && version.StartsWith("HTTP/"u8) && char.IsAsciiDigit((char)version[5]) ? space : -1;
    }

    public static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> line) => line.TrimEnd("\r\n \t"u8);
}
