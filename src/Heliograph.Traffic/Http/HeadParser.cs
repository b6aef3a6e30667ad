using System.Buffers.Text;
using System.Text;

namespace Heliograph.Traffic.Http;

/// <summary>How the end of a body is told.</summary>
enum Framing
{
    None,
    Length,
    Chunks,
    UntilEnd,
}

/// <summary>What a head says about what follows it.</summary>
struct HeadFacts
{
    /// <summary>Of the body; negative where the head does not say, or says nonsense.</summary>
    public long ContentLength;
    public bool IsChunked, WantsUpgrade;
}

/// <summary>Reads the head of a message (RFC 9112, sections 3 to 6), as tolerantly as servers do.</summary>
static class HeadParser
{
    public const int Longest = 1 << 16;

    /// <param name="data">From the start line on.</param>
    /// <param name="isRequest">Which of the two start lines it has.</param>
    /// <param name="message">Receives the head; changed only where the head is whole.</param>
    /// <param name="facts">About the body.</param>
    /// <returns>Bytes of the head with its empty line; 0 where its end is not there yet.</returns>
    public static int Parse(ReadOnlySpan<byte> data, bool isRequest, Message message, out HeadFacts facts)
    {
        facts = new() { ContentLength = -1 };
        int at = data.IndexOf((byte)'\n') + 1;
        message.Clear();
        if (isRequest) ReadRequestLine(data[..at], message);
        else ReadStatusLine(data[..at], message);
        while (true)
        {
            int length = data[at..].IndexOf((byte)'\n');
            if (length < 0) return 0;
            var line = data.Slice(at, length);
            if (line.Length > 0 && line[^1] == '\r') line = line[..^1];
            if (line.IsEmpty)
            {
                at += length + 1;
                message.KeepHead(data[..at]);
                return at;
            }
            if (line[0] is (byte)' ' or (byte)'\t') message.ExtendField(at + line.Length);
            else ReadField(line, at, message, ref facts);
            at += length + 1;
        }
    }

    public static void ReadRequestLine(ReadOnlySpan<byte> line, Message message)
    {
        line = StartLine.TrimEnd(line);
        int method = line.IndexOf((byte)' '), version = StartLine.VersionAt(line);
        message.MethodLength = method;
        message.Version = version < 0 ? 9 : VersionOf(line[(version + 1)..]);
        if (version < 0) version = line.Length;
        int start = line.Length - line[method..].TrimStart((byte)' ').Length;
        message.TargetStart = start;
        message.TargetLength = Math.Max(0, line[..version].TrimEnd((byte)' ').Length - start);
    }

    static void ReadStatusLine(ReadOnlySpan<byte> line, Message message)
    {
        int space = line.IndexOf((byte)' ');
        message.Version = VersionOf(line[..space]);
        message.Status = (line[space + 1] - '0') * 100 + (line[space + 2] - '0') * 10 + line[space + 3] - '0';
    }

    static int VersionOf(ReadOnlySpan<byte> version)
    {
        int major = version.Length > 5 ? version[5] - '0' : 1, minor = version.Length > 7 && char.IsAsciiDigit((char)version[7]) ? version[7] - '0' : 0;
        return major * 10 + minor;
    }

    static void ReadField(ReadOnlySpan<byte> line, int at, Message message, ref HeadFacts facts)
    {
        int colon = line.IndexOf((byte)':');
        if (colon <= 0) return;
        var name = line[..colon].TrimEnd(" \t"u8);
        var rest = line[(colon + 1)..];
        var start = rest.TrimStart(" \t"u8);
        var value = start.TrimEnd(" \t"u8);
        message.AddField(at, name.Length, at + line.Length - start.Length, value.Length);
        switch (name.Length)
        {
            case 14 when Ascii.EqualsIgnoreCase(name, "content-length"u8):
                // Of several that differ, the first: the rest is what smuggling is made of.
                if (facts.ContentLength < 0) facts.ContentLength = LengthIn(value);
                break;
            case 17 when Ascii.EqualsIgnoreCase(name, "transfer-encoding"u8):
                facts.IsChunked |= Contains(value, "chunked"u8);
                break;
            case 10 when Ascii.EqualsIgnoreCase(name, "connection"u8):
                facts.WantsUpgrade |= Contains(value, "upgrade"u8);
                break;
        }
    }

    static long LengthIn(ReadOnlySpan<byte> value) => Utf8Parser.TryParse(value, out ulong length, out _) && length <= long.MaxValue ? (long)length : -1;

    static bool Contains(ReadOnlySpan<byte> value, ReadOnlySpan<byte> lowerCase)
    {
        for (int i = 0; i + lowerCase.Length <= value.Length; i++)
            if (Ascii.EqualsIgnoreCase(value.Slice(i, lowerCase.Length), lowerCase)) return true;
        return false;
    }
}
