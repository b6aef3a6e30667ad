using System.Buffers.Binary;
using Heliograph.Lepton.Model;

namespace Heliograph.Lepton.Container;

/// <summary>The fixed header of a Lepton file.</summary>
/// <param name="IsMultiScan">Whether the JPEG file is progressive or has several scans.</param>
/// <param name="Segments">Number of segments, 1 to 16.</param>
/// <param name="Widths">Where the encoder's differences of samples wrap.</param>
/// <param name="CutsBehindGarbage">Whether it is the one version that cuts files off behind what follows the scans.</param>
/// <param name="Checksum">CRC-32C of the JPEG file where our own encoder wrote it; else null.</param>
/// <param name="JpegBytes">Size of the JPEG file.</param>
/// <param name="BlockBytes">Size of the compressed header block that follows.</param>
readonly record struct LeptonHeader(
    bool IsMultiScan, int Segments, DifferenceWidths Widths, bool CutsBehindGarbage, uint? Checksum, uint JpegBytes, uint BlockBytes)
{
    public const int Size = 28;
    public const int MostSegments = 16;

    const byte OwnVersion = 0xFE;
    const byte VersionThatCutsBehindGarbage = 55;

    static ReadOnlySpan<byte> Magic => [0xCF, 0x84];

    /// <exception cref="LeptonException">The file is none, or of a kind that is not read.</exception>
    public static LeptonHeader Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Magic)) throw new LeptonException(LeptonFault.NotLepton, 0, "The file does not begin as a Lepton file does.");
        if (bytes.Length < Size) throw new LeptonException(LeptonFault.Truncated, bytes.Length, "The file ends inside its header.");
        string? unsupported = bytes[2] switch
        {
            1 => null,
            2 => "Version 2 of the format, with a header compressed by Brotli, is not read.",
            3 => "Version 3 of the format, with asymmetric numeral systems, is not read.",
            byte version => $"Version {version} of the format is not known.",
        };
        if (unsupported is not null) throw new LeptonException(LeptonFault.UnsupportedVersion, 2, unsupported);
        if (bytes[3] == (byte)'Y') throw new LeptonException(LeptonFault.UnsupportedVersion, 3, "The file holds a piece of a JPEG file that does not begin at its start.");
        if (bytes[3] is not ((byte)'Z' or (byte)'X')) throw new LeptonException(LeptonFault.UnsupportedVersion, 3, $"Variant {bytes[3]:X2} of the format is not known.");
        int segments = bytes[4];
        if (segments is 0 or > MostSegments) throw new LeptonException(LeptonFault.BadContainer, 4, $"The file has {segments} segments, not 1 to {MostSegments}.");

        var widths = DifferenceWidths.Usual;
        bool isMarked = bytes[8] == (byte)'M' && bytes[9] == (byte)'S';
        if (isMarked && (bytes[14] & 0x80) != 0) widths = new((bytes[14] & 1) != 0, (bytes[14] & 2) != 0);
        return new LeptonHeader(bytes[3] == (byte)'X', segments, widths, isMarked && bytes[15] == VersionThatCutsBehindGarbage,
            isMarked && bytes[15] == OwnVersion ? BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]) : null,
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[20..]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[24..]));
    }

    /// <param name="bytes">Takes the header, shape [28].</param>
    /// <param name="plainBlockBytes">Size of the header block before it was compressed.</param>
    public void Write(Span<byte> bytes, int plainBlockBytes)
    {
        bytes[..Size].Clear();
        Magic.CopyTo(bytes);
        bytes[2] = 1;
        bytes[3] = (byte)(IsMultiScan ? 'X' : 'Z');
        bytes[4] = (byte)Segments;
        "MS"u8.CopyTo(bytes[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[10..], plainBlockBytes);
        bytes[14] = 0x83;
        bytes[15] = OwnVersion;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[16..], Checksum ?? 0);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[20..], JpegBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[24..], BlockBytes);
    }
}
