using System.Buffers.Binary;
using System.IO.Compression;

namespace Heliograph.Lepton.Tests.Robustness;

/// <summary>One change, or a few, to a file.</summary>
static class Mutation
{
    static readonly byte[] s_telling = [0, 1, 0x7F, 0x80, 0xC0, 0xC4, 0xD0, 0xD8, 0xD9, 0xDA, 0xDB, 0xFE, 0xFF];

    public static byte[] Of(IReadOnlyList<byte[]> corpus, int seed)
    {
        var random = new Random(seed);
        var bytes = corpus[random.Next(corpus.Count)].ToList();
        bool isOpened = random.Next(2) == 0 && bytes[0] == 0xCF;
        // What is compressed in a Lepton file's headers is changed inside: else nothing but inflating would be tried.
        if (isOpened) bytes = Open(bytes);
        for (int i = random.Next(1, 5); i > 0; i--) Change(bytes, corpus, random);
        return isOpened ? Close(bytes) : [.. bytes];
    }

    static void Change(List<byte> bytes, IReadOnlyList<byte[]> corpus, Random random)
    {
        if (bytes.Count == 0) return;
        int at = random.Next(bytes.Count);
        switch (random.Next(7))
        {
            case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 1: bytes[at] = s_telling[random.Next(s_telling.Length)]; break;
            case 2: bytes[at] = (byte)random.Next(256); break;
            case 3: bytes.RemoveRange(at, random.Next(Math.Min(bytes.Count - at, 16))); break;
            case 4: bytes.InsertRange(at, bytes.GetRange(at, random.Next(Math.Min(bytes.Count - at, 16)))); break;
            case 5: bytes.RemoveRange(at, random.Next(bytes.Count - at)); break;
            default:
                var other = corpus[random.Next(corpus.Count)];
                int from = random.Next(other.Length), count = Math.Min(random.Next(32), other.Length - from);
                bytes.InsertRange(at, other[from..(from + count)]);
                break;
        }
    }

    /// <summary>Fixed header, plain header block with its length before it, the rest.</summary>
    static List<byte> Open(List<byte> lepton)
    {
        byte[] bytes = [.. lepton];
        int size = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(24));
        using var inflate = new ZLibStream(new MemoryStream(bytes, 28, size), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        inflate.CopyTo(plain);
        return [.. bytes[..24], .. BitConverter.GetBytes((int)plain.Length), .. plain.ToArray(), .. bytes[(28 + size)..]];
    }

    static byte[] Close(List<byte> opened)
    {
        byte[] bytes = [.. opened];
        if (bytes.Length < 28) return bytes;
        int size = Math.Clamp(BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(24)), 0, bytes.Length - 28);
        using var compressed = new MemoryStream();
        using (var deflate = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true)) deflate.Write(bytes, 28, size);
        byte[] closed = [.. bytes[..24], .. BitConverter.GetBytes((int)compressed.Length), .. compressed.ToArray(), .. bytes[(28 + size)..]];
        // The length at the end is put right, or nothing else would be looked at.
        if (closed.Length > 32) BinaryPrimitives.WriteInt32LittleEndian(closed.AsSpan(closed.Length - 4), closed.Length);
        return closed;
    }
}
