using System.Text;

namespace Heliograph.Tape.Matching;

/// <summary>Reads <c>a=1&amp;b=2</c> as Node's <c>querystring</c> and forms do.</summary>
static class QueryPairs
{
    public static List<(string Name, string Value)> Parse(ReadOnlySpan<char> query, int most = int.MaxValue)
    {
        var pairs = new List<(string, string)>();
        foreach (var range in query.Split('&'))
        {
            var pair = query[range];
            if (pair.IsEmpty) continue;
            if (pairs.Count == most) break;
            int equals = pair.IndexOf('=');
            pairs.Add(equals < 0 ? (Decode(pair), "") : (Decode(pair[..equals]), Decode(pair[(equals + 1)..])));
        }
        return pairs;
    }

    /// <summary>Percent-decoded UTF-8 with plus as a space; what is not valid stays as it is or becomes U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny('%', '+')) return text.ToString();
        byte[] bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        int length = 0;
        for (int at = 0; at < text.Length;)
        {
            if (text[at] == '+')
            {
                bytes[length++] = (byte)' ';
                at++;
            }
            else if (text[at] == '%' && at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]))
            {
                Convert.FromHexString(text.Slice(at + 1, 2), bytes.AsSpan(length++), out _, out _);
                at += 3;
            }
            else
            {
                int run = text[(at + 1)..].IndexOfAny('%', '+') is >= 0 and int next ? next + 1 : text.Length - at;
                length += Encoding.UTF8.GetBytes(text.Slice(at, run), bytes.AsSpan(length));
                at += run;
            }
        }
        return Encoding.UTF8.GetString(bytes, 0, length);
    }
}
