using System.Numerics;
using System.Runtime.InteropServices;

namespace Heliograph.Similarity;

/// <summary>CRC-32C, as in RFC 3720, appendix B.4.</summary>
static class Checksum
{
    public static uint Of(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        uint sum = ~before;
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words) sum = BitOperations.Crc32C(sum, word);
        foreach (byte one in bytes[(words.Length * 8)..]) sum = BitOperations.Crc32C(sum, one);
        return ~sum;
    }
}
