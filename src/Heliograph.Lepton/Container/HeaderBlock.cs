using System.Buffers;
using System.Buffers.Binary;

namespace Heliograph.Lepton.Container;

/// <summary>The items of a Lepton file's compressed header: all of the JPEG file that is not picture data, and how to put that back.</summary>
sealed record HeaderBlock
{
    static ReadOnlySpan<byte> Header => "HDR"u8;

    static ReadOnlySpan<byte> PaddingTag => "P0D"u8;

    static ReadOnlySpan<byte> OldPadding => "PAD"u8;

    static ReadOnlySpan<byte> RestartCounts => "CRS"u8;

    static ReadOnlySpan<byte> StrayRestarts => "FRS"u8;

    static ReadOnlySpan<byte> CutOff => "EEE"u8;

    static ReadOnlySpan<byte> GarbageTag => "GRB"u8;

    /// <summary>Marker segments of the JPEG file from behind SOI, up to each scan's data and after the last.</summary>
    public required byte[] JpegHeader { get; init; }

    /// <summary>Bits that fill up bytes before markers, the first one lowest.</summary>
    public byte Padding { get; init; }

    public required Handoff[] Handoffs { get; init; }

    /// <summary>Number of restart markers in each scan; null where there is one at each interval.</summary>
    public uint[]? Restarts { get; init; }

    /// <summary>Number of restart markers too many after each scan.</summary>
    public byte[] Strays { get; init; } = [];

    /// <summary>Where a file is cut off inside a scan, what was begun; else null.</summary>
    public CutOffRecord? Cut { get; init; }

    /// <summary>All after the last scan's data.</summary>
    public byte[] Garbage { get; init; } = [0xFF, 0xD9];

    /// <exception cref="LeptonException">The items contradict themselves, or one is not known.</exception>
    public static HeaderBlock Read(ReadOnlySpan<byte> bytes)
    {
        var items = new ItemReader(bytes);
        byte[]? header = null;
        Handoff[]? handoffs = null;
        var block = new HeaderBlock { JpegHeader = [], Handoffs = [] };
        while (!items.IsAtEnd)
        {
            var tag = items.Take(2);
            if (tag.SequenceEqual("HH"u8))
            {
                var list = items.Take(items.Take(1)[0] * Handoff.Size);
                handoffs = new Handoff[list.Length / Handoff.Size];
                for (int i = 0; i < handoffs.Length; i++) handoffs[i] = Handoff.Read(list[(i * Handoff.Size)..]);
                continue;
            }
            tag = items.Retake(3);
            if (tag.SequenceEqual(Header)) header = items.TakeCounted().ToArray();
            else if (tag.SequenceEqual(PaddingTag)) block = block with { Padding = items.Take(1)[0] };
            else if (tag.SequenceEqual(OldPadding)) block = block with { Padding = (byte)(items.Take(1)[0] == 0 ? 0 : 0xFF) };
            else if (tag.SequenceEqual(RestartCounts)) block = block with { Restarts = items.TakeNumbers((int)items.TakeNumber()) };
            else if (tag.SequenceEqual(StrayRestarts)) block = block with { Strays = items.TakeCounted().ToArray() };
            else if (tag.SequenceEqual(CutOff)) block = block with { Cut = CutOffRecord.From(items.TakeNumbers(7)) };
            else if (tag.SequenceEqual(GarbageTag)) block = block with { Garbage = items.TakeCounted().ToArray() };
            else throw ItemReader.Unknown(tag);
        }
        if (header is null || handoffs is null || handoffs.Length == 0) throw new LeptonException(LeptonFault.BadContainer, LeptonHeader.Size, "The header has no JPEG header or no segments.");
        return block with { JpegHeader = header, Handoffs = handoffs };
    }

    public void Write(IBufferWriter<byte> output)
    {
        WriteCounted(output, Header, JpegHeader);
        output.Write(PaddingTag);
        output.Write([Padding]);
        output.Write("HH"u8);
        output.Write([(byte)Handoffs.Length]);
        Span<byte> record = stackalloc byte[Handoff.Size];
        foreach (var handoff in Handoffs)
        {
            handoff.Write(record);
            output.Write(record);
        }
        if (Restarts is { } restarts)
        {
            output.Write(RestartCounts);
            WriteNumber(output, (uint)restarts.Length);
            foreach (uint count in restarts) WriteNumber(output, count);
        }
        if (Cut is { } cut)
        {
            output.Write(CutOff);
            foreach (uint number in cut.Numbers) WriteNumber(output, number);
        }
        WriteCounted(output, GarbageTag, Garbage);
    }

    static void WriteCounted(IBufferWriter<byte> output, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> bytes)
    {
        output.Write(tag);
        WriteNumber(output, (uint)bytes.Length);
        output.Write(bytes);
    }

    static void WriteNumber(IBufferWriter<byte> output, uint number)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(output.GetSpan(4), number);
        output.Advance(4);
    }
}
