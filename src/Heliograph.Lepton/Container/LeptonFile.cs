using System.Buffers;
using System.IO.Compression;
using Heliograph.Lepton.Jpeg;
using Heliograph.Lepton.Model;

namespace Heliograph.Lepton.Container;

/// <summary>A scan, and where in the JPEG header its data belongs.</summary>
readonly record struct PlacedScan(Scan Scan, int HeaderEnd);

/// <summary>A Lepton file's headers, understood: all that must be known before its picture data is read.</summary>
sealed class LeptonFile
{
    // What the header block may hold beside bytes of the JPEG file: records of segments and of scans.
    const int MostOtherBytes = 1 << 16;

    readonly HeaderReader _tables = new(origin: 2);

    public required LeptonHeader Header { get; init; }

    public required HeaderBlock Block { get; init; }

    public List<PlacedScan> Scans { get; } = [];

    public Frame Frame => _tables.Frame!;

    public DifferenceWidths Widths => Header.Widths;

    /// <summary>Whether one scan holds the whole picture, so that rows can be written as they are decoded.</summary>
    public bool IsStreamable => Scans is [{ Scan.IsWholePicture: true }];

    public bool IsCutOff => Block.Cut is not null;

    /// <summary>Whether what follows the scans was counted by the encoder before it cut the file off, and is cut off with them.</summary>
    public bool IsCutBehindGarbage => Header.CutsBehindGarbage && IsCutOff;

    /// <summary>The most bytes of the JPEG file that come before what follows the last scan's data.</summary>
    public long BytesBeforeGarbage => Header.JpegBytes - (IsCutBehindGarbage ? 0 : Block.Garbage.Length);

    public ushort[] Quantisers(int component) => _tables.Quantisers(Frame.Components[component]);

    public ScanRules Rules(int scan) => new(
        Block.Padding,
        Block.Restarts is { } counts ? scan < counts.Length ? counts[scan] : 0 : uint.MaxValue,
        IsCutOff);

    /// <summary>Reads the headers; the reader then stands before the first packet.</summary>
    /// <exception cref="LeptonException">They can't be read, or ask for more than is allowed.</exception>
    public static LeptonFile Read(PacketReader reader, long mostJpegBytes)
    {
        Span<byte> head = stackalloc byte[LeptonHeader.Size];
        var header = LeptonHeader.Read(head[..reader.Read(head)]);
        if (header.JpegBytes > mostJpegBytes)
            throw new LeptonException(LeptonFault.TooLarge, 20, $"The JPEG file has {header.JpegBytes} bytes, more than the {mostJpegBytes} that are allowed.");
        long limit = (long)header.JpegBytes + MostOtherBytes;
        if (header.BlockBytes > limit) throw new LeptonException(LeptonFault.BadContainer, 24, "The header is longer than the JPEG file.");
        var compressed = ReadBlock(reader, (int)header.BlockBytes);
        Span<byte> mark = stackalloc byte[3];
        reader.ReadExactly(mark);
        if (!mark.SequenceEqual("CMP"u8)) throw new LeptonException(LeptonFault.BadContainer, LeptonHeader.Size + header.BlockBytes, "The mark 'CMP' is missing before the picture data.");
        var file = new LeptonFile { Header = header, Block = HeaderBlock.Read(Inflate(compressed, limit).WrittenSpan) };
        file.FindScans();
        file.Check();
        return file;
    }

    static byte[] ReadBlock(PacketReader reader, int length)
    {
        var block = new ArrayBufferWriter<byte>();
        while (block.WrittenCount < length)
        {
            int count = Math.Min(length - block.WrittenCount, 1 << 16);
            reader.ReadExactly(block.GetSpan(count)[..count]);
            block.Advance(count);
        }
        return block.WrittenSpan.ToArray();
    }

    static ArrayBufferWriter<byte> Inflate(byte[] compressed, long limit)
    {
        var plain = new ArrayBufferWriter<byte>();
        try
        {
            using var inflate = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
            for (int count; (count = inflate.Read(plain.GetSpan(1 << 12))) > 0;)
            {
                plain.Advance(count);
                if (plain.WrittenCount > limit) throw new InvalidDataException("too long");
            }
        }
        // A stream that asks for a preset dictionary ends in an exception of its own, which is an IOException.
        catch (Exception damage) when (damage is InvalidDataException or IOException)
        {
            throw new LeptonException(LeptonFault.BadContainer, LeptonHeader.Size, "The compressed header is damaged.");
        }
        return plain;
    }

    void FindScans()
    {
        int position = 0;
        while (_tables.ReadToScan(Block.JpegHeader, ref position) is { } scan) Scans.Add(new PlacedScan(scan, position));
        if (Scans.Count == 0) throw new LeptonException(LeptonFault.BadContainer, LeptonHeader.Size, "The JPEG header has no scan.");
    }

    void Check()
    {
        int previous = -1, unit = Frame.Components[0].Vertical;
        bool isInOrder = Block.Handoffs[0].LumaRow == 0;
        foreach (var handoff in Block.Handoffs)
        {
            isInOrder &= handoff.LumaRow > previous && handoff.LumaRow % unit == 0 && handoff.OverhangBits < 8;
            previous = handoff.LumaRow;
        }
        if (!isInOrder || Block.Handoffs.Length != Header.Segments)
            throw new LeptonException(LeptonFault.BadContainer, LeptonHeader.Size, "The segments are not as many as the header says, or not in order.");
        if (BytesBeforeGarbage < 2 + Scans[0].HeaderEnd)
            throw new LeptonException(LeptonFault.BadContainer, LeptonHeader.Size, "The JPEG file is shorter than its own header.");
    }
}
