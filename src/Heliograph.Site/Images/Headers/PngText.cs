using System.IO.Compression;
using System.Text;

namespace Heliograph.Site.Images.Headers;

/// <summary>A chunk that begins with a keyword and may be compressed: <c>zTXt</c>, <c>iTXt</c>, <c>iCCP</c>.</summary>
/// <param name="Content">Inflated; empty where it is broken, which is the decoder's to ignore.</param>
readonly record struct PngText(string Keyword, byte[] Content)
{
    const int MostInflatedBytes = 8 << 20;

    /// <exception cref="MalformedHeaderException">A few kilobytes that would fill the memory.</exception>
    public static PngText Read(string type, ReadOnlySpan<byte> chunk)
    {
        int end = chunk.IndexOf((byte)0);
        if (end < 0 || end + 2 > chunk.Length)
            return new("", []);
        string keyword = Encoding.Latin1.GetString(chunk[..end]);
        bool isCompressed = type != "iTXt" || chunk[end + 1] != 0;
        var content = chunk[(end + 2)..];
        if (type == "iTXt")
        {
            // The method, then the language and the translated keyword, each ended by a zero.
            content = content.IsEmpty ? content : content[1..];
            for (int strings = 0; strings < 2; strings++)
                content = content[(content.IndexOf((byte)0) + 1)..];
        }

        return new(keyword, isCompressed ? Inflate(content.ToArray()) : content.ToArray());
    }

    static byte[] Inflate(byte[] compressed)
    {
        using var source = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var target = new MemoryStream();
        byte[] buffer = new byte[1 << 14];
        try
        {
            while (source.Read(buffer) is > 0 and var read)
            {
                if (target.Length + read > MostInflatedBytes)
                    throw new MalformedHeaderException();
                target.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            return [];
        }

        return target.ToArray();
    }
}
