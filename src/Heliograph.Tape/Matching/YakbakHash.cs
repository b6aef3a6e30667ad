using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Heliograph.Tape.Matching;

/// <summary>The name that npm <c>yakbak</c> gives to a request, so that its tapes' names can be kept.</summary>
/// <remarks>MD5 over version, method, path, and query, headers and trailers as <c>JSON.stringify</c> writes objects with sorted keys, then the body.</remarks>
static class YakbakHash
{
    // Node's querystring reads no more pairs than these.
    const int MostPairs = 1000;

    public static string Of(RecordedRequest request)
    {
        var head = new StringBuilder(request.Version).Append(request.Method).Append(request.Path);
        AppendObject(head, QueryPairs.Parse(request.Query, MostPairs)
            .GroupBy(pair => pair.Name)
            .Select(group => (group.Key, (IReadOnlyList<string>)[.. group.Select(pair => pair.Value)])));
        AppendHeaders(head, request.Headers);
        AppendHeaders(head, request.Trailers);

        // Other programs' names are made with MD5; nothing is protected by it.
#pragma warning disable CA5351
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
        hash.AppendData(Encoding.UTF8.GetBytes(head.ToString()));
        foreach (var piece in request.Body.Read()) hash.AppendData(piece.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Node joins repeated headers, cookies with a semicolon.
    static void AppendHeaders(StringBuilder json, IEnumerable<Header> headers) => AppendObject(json, headers
        .GroupBy(header => header.Name.ToLowerInvariant())
        .Select(group => (group.Key, (IReadOnlyList<string>)[string.Join(group.Key == "cookie" ? "; " : ", ", group.Select(header => header.Value))])));

    static void AppendObject(StringBuilder json, IEnumerable<(string Key, IReadOnlyList<string> Values)> properties)
    {
        json.Append('{');
        string separator = "";
        foreach (var (key, values) in properties.OrderBy(p => ArrayIndex(p.Key)).ThenBy(p => p.Key, StringComparer.Ordinal))
        {
            AppendString(json.Append(separator), key);
            json.Append(':');
            if (values.Count > 1) json.Append('[');
            for (int i = 0; i < values.Count; i++) AppendString(i > 0 ? json.Append(',') : json, values[i]);
            if (values.Count > 1) json.Append(']');
            separator = ",";
        }
        json.Append('}');
    }

    /// <summary>JavaScript puts keys that are array indexes before all others, in numeric order (ECMA-262, OrdinaryOwnPropertyKeys).</summary>
    static uint ArrayIndex(string key) =>
        uint.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out uint index) && (key.Length == 1 || key[0] != '0') ? index : uint.MaxValue;

    static void AppendString(StringBuilder json, string text)
    {
        json.Append('"');
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (pair) json.Append(c).Append(text[++i]);
            else if (c is '"' or '\\') json.Append('\\').Append(c);
            else if (Short(c) is { } letter) json.Append('\\').Append(letter);
            else if (c < ' ' || char.IsSurrogate(c)) json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else json.Append(c);
        }
        json.Append('"');
    }

    static char? Short(char c) => c switch { '\b' => 'b', '\f' => 'f', '\n' => 'n', '\r' => 'r', '\t' => 't', _ => null };
}
