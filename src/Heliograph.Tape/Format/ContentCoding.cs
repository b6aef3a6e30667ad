using System.IO.Compression;

namespace Heliograph.Tape.Format;

/// <summary>gzip, deflate and br: off to show what is inside, on again after an edit.</summary>
static class ContentCoding
{
    /// <summary>What a body may become: a small one that claims to be larger is meant to fill memory.</summary>
    public const int LargestDecoded = 64 << 20;

    /// <summary>The one coding of a body, if it is a known one.</summary>
    public static string? Of(IReadOnlyList<Header> headers) => headers.First("Content-Encoding")?.Trim().ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => "gzip",
        "deflate" => "deflate",
        "br" => "br",
        _ => null,
    };

    public static bool IsKnown(string coding) => coding is "gzip" or "deflate" or "br";

    public static bool TryDecode(string coding, ReadOnlyMemory<byte> encoded, out ReadOnlyMemory<byte> decoded)
    {
        decoded = default;
        try
        {
            using var source = new MemoryStream(encoded.ToArray(), writable: false);
            using Stream reader = coding switch
            {
                "gzip" => new GZipStream(source, CompressionMode.Decompress),
                "deflate" => new ZLibStream(source, CompressionMode.Decompress),
                _ => new BrotliStream(source, CompressionMode.Decompress),
            };
            var output = new MemoryStream();
            byte[] piece = new byte[16 << 10];
            while (reader.Read(piece) is > 0 and int read)
            {
                if (output.Length + read > LargestDecoded) return false;
                output.Write(piece, 0, read);
            }
            decoded = output.ToArray();
            return true;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or InvalidOperationException)
        {
            return false;
        }
    }

    public static byte[] Encode(string coding, ReadOnlySpan<byte> plain)
    {
        var output = new MemoryStream();
        using (Stream writer = coding switch
        {
            "gzip" => new GZipStream(output, CompressionLevel.Optimal),
            "deflate" => new ZLibStream(output, CompressionLevel.Optimal),
            _ => new BrotliStream(output, CompressionLevel.Optimal),
        }) writer.Write(plain);
        return output.ToArray();
    }
}
