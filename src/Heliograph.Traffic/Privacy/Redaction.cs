using Heliograph.Traffic.Inference.Shapes;

namespace Heliograph.Traffic.Privacy;

/// <summary>What may be kept of a value as an example: its form, never what it says.</summary>
static class Redaction
{
    const int LongestExample = 40;

    /// <summary>A value of the same form.</summary>
    public static string Example(ReadOnlySpan<byte> text, TextFormat format) => format switch
    {
        TextFormat.Empty => "",
        TextFormat.Date => "2026-01-31",
        TextFormat.DateTime => "2026-01-31T12:00:00Z",
        TextFormat.UnixTime => text.Length == 13 ? "1767225600000" : "1767225600",
        TextFormat.Uuid => "00000000-0000-4000-8000-000000000000",
        TextFormat.Email => "somebody@example.org",
        TextFormat.Uri => "https://example.org/",
        TextFormat.Ipv4 => "192.0.2.1",
        TextFormat.Ipv6 => "2001:db8::1",
        TextFormat.Semver => "1.0.0",
        TextFormat.FlickrNsid => "12345678@N00",
        TextFormat.Boolean => "true",
        TextFormat.Jwt or TextFormat.Base64 or TextFormat.Hash or TextFormat.Binary => $"({text.Length} characters)",
        _ => Mask(text),
    };

    /// <summary>Letters become x, digits 0; what stands between them stays.</summary>
    static string Mask(ReadOnlySpan<byte> text)
    {
        Span<char> mask = stackalloc char[LongestExample];
        int length = 0;
        foreach (byte b in text)
        {
            if (length == LongestExample) break;
            // The bytes that continue a letter of several bytes.
            if (b is >= 0x80 and < 0xC0) continue;
            mask[length++] = b switch
            {
                >= (byte)'0' and <= (byte)'9' => '0',
                >= (byte)'A' and <= (byte)'Z' => 'X',
                >= 0x80 or (>= (byte)'a' and <= (byte)'z') => 'x',
                >= 0x20 and < 0x7F => (char)b,
                _ => ' ',
            };
        }
        return new(mask[..length]);
    }

    /// <summary>Whether it is a name that a programmer would give, rather than a value in the place of one.</summary>
    public static bool IsName(ReadOnlySpan<byte> text) => text.Length <= 40 && IsWord(text.Trim("_.-[]$@"u8));

    /// <summary>Whether a value may be kept as it is, as one of a few that a field takes: a word, not a text and nothing by chance.</summary>
    public static bool IsWord(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > 32 || !char.IsAsciiLetter((char)text[0])) return false;
        int digits = 0, changes = 0;
        bool wasDigit = false;
        foreach (byte b in text)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'_' or (byte)'-' or (byte)'.' or (byte)'/' or (byte)':' or (byte)'+')) return false;
            bool isDigit = char.IsAsciiDigit((char)b);
            if (isDigit) digits++;
            if (isDigit != wasDigit) changes++;
            wasDigit = isDigit;
        }
        // Keys and tokens mix digits into letters.
        return digits <= 4 && changes <= 3 && (text.Length < 16 || digits <= 2);
    }
}
