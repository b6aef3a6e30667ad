using System.IO.Compression;
using System.Text;

namespace Heliograph.Traffic.Inference.Bodies;

/// <summary>Takes compression off bodies.</summary>
static class ContentCoding
{
    /// <param name="message">Its body is replaced.</param>
    /// <param name="most">Bytes of the result at most.</param>
    /// <returns>Whether the body can be read now.</returns>
    public static bool TryDecode(Message message, int most)
    {
        var coding = message.Find("content-encoding"u8);
        if (coding.IsEmpty || Ascii.EqualsIgnoreCase(coding, "identity"u8)) return true;
        if (!message.IsBodyWhole || message.Body.IsEmpty) return message.BodyLength == 0;
        byte[] body = message.Body.ToArray();
        Stream? Open(Stream packed) =>
            Ends(message.Find("content-encoding"u8), "gzip"u8) ? new GZipStream(packed, CompressionMode.Decompress)
            : Ends(message.Find("content-encoding"u8), "deflate"u8) ? Inflate(packed, body)
            : Ends(message.Find("content-encoding"u8), "br"u8) ? new BrotliStream(packed, CompressionMode.Decompress)
            : null;
        try
        {
            using var plain = Open(new MemoryStream(body));
            if (plain is null) return false;
            byte[] buffer = new byte[Math.Min(most, 1 << 16)];
            using var whole = new MemoryStream();
            for (int read; (read = plain.Read(buffer)) > 0;)
            {
                whole.Write(buffer.AsSpan(0, read));
                if (whole.Length > most) return false;
            }
            message.ReplaceBody(whole.GetBuffer().AsSpan(0, (int)whole.Length));
            return true;
        }
        // What is no Brotli is an invalid operation to its decoder.
        catch (Exception fault) when (fault is InvalidDataException or IOException or InvalidOperationException)
        {
            return false;
        }
    }

    // What is called deflate is zlib's format (RFC 9110, section 8.4.1.2), and in practice as often the bare one.
    static Stream Inflate(Stream packed, byte[] body) =>
        body.Length > 1 && (body[0] & 15) == 8 && (body[0] << 8 | body[1]) % 31 == 0 ? new ZLibStream(packed, CompressionMode.Decompress) : new DeflateStream(packed, CompressionMode.Decompress);

    static bool Ends(ReadOnlySpan<byte> coding, ReadOnlySpan<byte> name) => coding.Length >= name.Length && Ascii.EqualsIgnoreCase(coding[^name.Length..], name);
}
