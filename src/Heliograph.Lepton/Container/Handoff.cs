using System.Buffers.Binary;
using Heliograph.Lepton.Jpeg;

namespace Heliograph.Lepton.Container;

/// <summary>Where a segment of the picture begins, and the state in which the scan is there.</summary>
/// <param name="LumaRow">Its first row of the first component's blocks.</param>
/// <param name="Bytes">Bytes of the JPEG file that it makes.</param>
/// <param name="Overhang">Bits of its first byte that the segment before it made, left-aligned.</param>
/// <param name="OverhangBits">Their number, 0 to 7.</param>
/// <param name="Dc">DC predictors.</param>
/// <remarks>Where a file has several scans, only the row means anything.</remarks>
readonly record struct Handoff(int LumaRow, uint Bytes, byte Overhang, byte OverhangBits, DcPredictors Dc)
{
    public const int Size = 16;

    public static Handoff Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[2..]),
        bytes[6],
        bytes[7],
        new DcPredictors(
            BinaryPrimitives.ReadInt16LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadInt16LittleEndian(bytes[10..]),
            BinaryPrimitives.ReadInt16LittleEndian(bytes[12..])));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)LumaRow);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[2..], Bytes);
        bytes[6] = Overhang;
        bytes[7] = OverhangBits;
        for (int i = 0; i < 3; i++) BinaryPrimitives.WriteInt16LittleEndian(bytes[(8 + 2 * i)..], Dc[i]);
        bytes[14..Size].Clear();
    }
}
