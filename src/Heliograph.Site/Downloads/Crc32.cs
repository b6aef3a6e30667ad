using System.Buffers.Binary;

namespace Heliograph.Site.Downloads;

/// <summary>The checksum of ZIP entries: CRC-32 with the polynomial 0x04C11DB7, reflected, eight bytes a step.</summary>
/// <remarks>Kounavis and Berry 2005, "A Systematic Approach to Building High Performance, Software-based, CRC Generators": slicing by 8.</remarks>
static class Crc32
{
    const uint Reflected = 0xEDB88320;
    const int Slices = 8;
    static readonly uint[] Table = MakeTable();

    /// <param name="checksum">Of the bytes before; 0 at the start.</param>
    public static uint Add(uint checksum, ReadOnlySpan<byte> bytes)
    {
        uint crc = ~checksum;
        var table = Table.AsSpan(0, Slices * 256);
        for (; bytes.Length >= Slices; bytes = bytes[Slices..])
        {
            uint low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = table[(7 * 256) + (byte)low] ^ table[(6 * 256) + (byte)(low >> 8)] ^ table[(5 * 256) + (byte)(low >> 16)] ^ table[(4 * 256) + (int)(low >> 24)]
                ^ table[(3 * 256) + (byte)high] ^ table[(2 * 256) + (byte)(high >> 8)] ^ table[256 + (byte)(high >> 16)] ^ table[(int)(high >> 24)];
        }

        foreach (byte one in bytes)
            crc = table[(byte)(crc ^ one)] ^ (crc >> 8);
        return ~crc;
    }

    static uint[] MakeTable()
    {
        uint[] table = new uint[Slices * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Reflected;
            table[i] = crc;
        }

        for (int i = 256; i < table.Length; i++)
            table[i] = (table[i - 256] >> 8) ^ table[(byte)table[i - 256]];
        return table;
    }
}
