using System.Buffers;

namespace Heliograph.Traffic.Inference.Shapes;

/// <summary>Tells what a text looks like, by its length, its first bytes and the kinds of bytes in it.</summary>
static class TextClassifier
{
    const int LongestScanned = 64;

    [Flags]
    enum Kinds : ushort
    {
        None = 0,
        Digit = 1,
        HexLetter = 2,
        Letter = 4,
        Dash = 8,
        Dot = 16,
        Colon = 32,
        At = 64,
        Base64Sign = 128,
        Underscore = 256,
        Equal = 512,
        Upper = 1024,
        Other = 2048,
    }

    static readonly Kinds[] s_kinds = MakeKinds();
    static readonly SearchValues<byte> s_base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);
    static readonly SearchValues<byte> s_jwt = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."u8);

    static readonly SearchValues<byte> s_noMail = SearchValues.Create(" @/:,;\"<>()"u8);

    static Kinds[] MakeKinds()
    {
        var kinds = new Kinds[256];
        Array.Fill(kinds, Kinds.Other);
        for (int c = '0'; c <= '9'; c++) kinds[c] = Kinds.Digit;
        for (int c = 'a'; c <= 'z'; c++) (kinds[c], kinds[c - 32]) = c <= 'f' ? (Kinds.HexLetter, Kinds.HexLetter | Kinds.Upper) : (Kinds.Letter, Kinds.Letter | Kinds.Upper);
        (kinds['-'], kinds['.'], kinds[':'], kinds['@'], kinds['+'], kinds['/'], kinds['_'], kinds['=']) =
            (Kinds.Dash, Kinds.Dot, Kinds.Colon, Kinds.At, Kinds.Base64Sign, Kinds.Base64Sign, Kinds.Underscore, Kinds.Equal);
        return kinds;
    }

    public static TextFormat Classify(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return TextFormat.Empty;
        // Most texts: a space keeps all formats away but a time's, and that begins with a digit.
        if (!char.IsAsciiDigit((char)text[0]) && text.Contains((byte)' ')) return TextFormat.Plain;
        if (text.StartsWith("http"u8) && IsUri(text)) return TextFormat.Uri;
        var kinds = Kinds.None;
        foreach (byte b in text.Length > LongestScanned ? text[..LongestScanned] : text) kinds |= s_kinds[b];
        if (kinds == Kinds.Digit) return ClassifyDigits(text);
        if ((kinds & Kinds.Other) != 0)
        {
            // A space ends most texts here; among formats only a time, an address of the web and a mail address may have other signs.
            if (text.Length is >= 19 and <= 40 && IsDateTime(text)) return TextFormat.DateTime;
            if ((kinds & Kinds.Colon) != 0 && IsUri(text)) return TextFormat.Uri;
            return (kinds & Kinds.At) != 0 && IsEmail(text) ? TextFormat.Email : TextFormat.Plain;
        }
        if ((kinds & Kinds.Digit) != 0)
        {
            if (text.Length == 10 && IsDate(text)) return TextFormat.Date;
            if (text.Length is >= 17 and <= 40 && IsDateTime(text)) return TextFormat.DateTime;
            if (text.Length == 36 && IsUuid(text)) return TextFormat.Uuid;
            if ((kinds & Kinds.At) != 0 && IsNsid(text)) return TextFormat.FlickrNsid;
            if ((kinds & ~(Kinds.Digit | Kinds.Dot | Kinds.Dash)) == 0) return ClassifyNumber(text);
            if ((kinds & ~(Kinds.Digit | Kinds.HexLetter | Kinds.Upper)) == 0 && text.Length is 32 or 40 or 64 or 128) return TextFormat.Hash;
        }
        if ((kinds & Kinds.Colon) != 0)
        {
            if (IsUri(text)) return TextFormat.Uri;
            if (text.Length is >= 2 and <= 45 && (kinds & ~(Kinds.Digit | Kinds.HexLetter | Kinds.Upper | Kinds.Colon | Kinds.Dot)) == 0 && IsIpv6(text)) return TextFormat.Ipv6;
        }
        if ((kinds & Kinds.At) != 0) return IsEmail(text) ? TextFormat.Email : TextFormat.Plain;
        if (text.Length >= 20 && text.StartsWith("eyJ"u8) && text.Count((byte)'.') == 2 && text.IndexOfAnyExcept(s_jwt) < 0) return TextFormat.Jwt;
        if (IsBase64(text, kinds)) return TextFormat.Base64;
        if ((kinds & (Kinds.Digit | Kinds.Dot)) == (Kinds.Digit | Kinds.Dot) && IsSemver(text)) return TextFormat.Semver;
        return text.SequenceEqual("true"u8) || text.SequenceEqual("false"u8) ? TextFormat.Boolean : TextFormat.Plain;
    }

    static TextFormat ClassifyDigits(ReadOnlySpan<byte> text)
    {
        if (text.Length is 32 or 40 or 64) return TextFormat.Hash;
        if (text.Length > 19) return TextFormat.Plain;
        // 2001-09-09 to 2033-05-18, in seconds or milliseconds.
        return text.Length is 10 or 13 && text[0] == '1' && text[1] >= '0' ? TextFormat.UnixTime : TextFormat.Integer;
    }

    static TextFormat ClassifyNumber(ReadOnlySpan<byte> text)
    {
        int dots = text.Count((byte)'.'), dashes = text.Count((byte)'-');
        if (dots == 3 && dashes == 0) return IsIpv4(text) ? TextFormat.Ipv4 : TextFormat.Plain;
        if (dots == 2) return IsSemver(text) ? TextFormat.Semver : TextFormat.Plain;
        if (dashes > 1 || (dashes == 1 && text[0] != '-') || text.Length > 24 || text[^1] is (byte)'.' or (byte)'-') return TextFormat.Plain;
        return dots == 1 ? TextFormat.Decimal : dots == 0 ? TextFormat.Integer : TextFormat.Plain;
    }

    static bool Digits(ReadOnlySpan<byte> text) => text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    static bool IsDate(ReadOnlySpan<byte> text) =>
        text[4] == '-' && text[7] == '-' && Digits(text[..4]) && Digits(text[5..7]) && Digits(text[8..10]) && text[5] <= '1' && text[8] <= '3';

    static bool IsDateTime(ReadOnlySpan<byte> text) =>
        IsDate(text[..10]) && text[10] is (byte)'T' or (byte)'t' or (byte)' ' && text[13] == ':' && Digits(text[11..13]) && Digits(text[14..16]);

    static bool IsUuid(ReadOnlySpan<byte> text)
    {
        for (int i = 0; i < text.Length; i++)
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : !char.IsAsciiHexDigit((char)text[i])) return false;
        return true;
    }

    /// <summary>A person or group of Flickr: <c>12345678@N00</c>.</summary>
    static bool IsNsid(ReadOnlySpan<byte> text)
    {
        int at = text.IndexOf((byte)'@');
        return at > 0 && text.Length == at + 4 && text[at + 1] == 'N' && Digits(text[..at]) && Digits(text[(at + 2)..]);
    }

    static bool IsEmail(ReadOnlySpan<byte> text)
    {
        int at = text.IndexOf((byte)'@');
        if (at is < 1 or > 64 || text.Length > 254) return false;
        var domain = text[(at + 1)..];
        return domain.IndexOf((byte)'.') > 0 && domain[^1] != '.' && domain.IndexOfAny(s_noMail) < 0 && text[..at].IndexOfAny(s_noMail) < 0;
    }

    static bool IsUri(ReadOnlySpan<byte> text)
    {
        int colon = text.IndexOf((byte)':');
        return colon is >= 2 and <= 12 && text[colon..].StartsWith("://"u8) && text.Length > colon + 3 && !text.Contains((byte)' ') && char.IsAsciiLetter((char)text[0]);
    }

    static bool IsIpv4(ReadOnlySpan<byte> text)
    {
        int value = -1;
        foreach (byte b in text)
        {
            if (b == '.')
            {
                if (value < 0) return false;
                value = -1;
            }
            else if (b is < (byte)'0' or > (byte)'9' || (value = Math.Max(value, 0) * 10 + b - '0') > 255) return false;
        }
        return value >= 0;
    }

    static bool IsIpv6(ReadOnlySpan<byte> text)
    {
        int colons = text.Count((byte)':');
        if (colons is < 2 or > 7) return false;
        // A clock has two colons too: an address has more, or two that follow each other.
        return (colons == 7 || text.IndexOf("::"u8) >= 0) && text.IndexOf(":::"u8) < 0;
    }

    static bool IsBase64(ReadOnlySpan<byte> text, Kinds kinds)
    {
        const Kinds Mixed = Kinds.Digit | Kinds.Upper;
        if (text.Length < 16 || text.Length % 4 != 0 || (kinds & (Kinds.Dash | Kinds.Dot | Kinds.Underscore)) != 0) return false;
        bool isMarked = text[^1] == '=' || (kinds & Kinds.Base64Sign) != 0;
        if (text[0] == '/' || ((kinds & Mixed) != Mixed && !isMarked) || (text.Length < 24 && !isMarked)) return false;
        return text.IndexOfAnyExcept(s_base64) < 0;
    }

    static bool IsSemver(ReadOnlySpan<byte> text)
    {
        if (text[0] is (byte)'v') text = text[1..];
        for (int part = 0; part < 3; part++)
        {
            int digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (part == 2) return digits != 0 && !text.IsEmpty && (digits < 0 || text[digits] is (byte)'-' or (byte)'+');
            if (digits is < 1 or > 5 || text[digits] != '.') return false;
            text = text[(digits + 1)..];
        }
        return false;
    }
}
