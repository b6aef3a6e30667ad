using System.Numerics;
using System.Runtime.InteropServices;
using Heliograph.Lepton.Jpeg;

namespace Heliograph.Lepton.Container;

/// <summary>Makes a JPEG file again from a Lepton file, piece by piece.</summary>
sealed partial class JpegRestorer(PacketReader reader, LeptonFile file, UnpackOptions options, CancellationToken cancel) : IDisposable
{
    const int PieceBytes = 1 << 15;

    long _written;
    uint _checksum;

    public LeptonFile File => file;

    public void Dispose() => reader.Dispose();

    /// <summary>The file's bytes in order; a piece stays until the next is asked for.</summary>
    /// <exception cref="LeptonException">The file is damaged, which may show only at its end.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces()
    {
        CheckMemory();
        var sources = reader.Segments(file.Header.Segments);
        yield return Count([0xFF, Marker.Soi, .. file.Block.JpegHeader.AsSpan(0, file.Scans[0].HeaderEnd)]);

        var data = !file.IsStreamable ? WholePicture(sources) : IsParallel ? SegmentsInParallel(sources) : SegmentsInTurn(sources);
        if (file.IsStreamable) data = data.Append(file.Block.JpegHeader.AsMemory(file.Scans[0].HeaderEnd));
        foreach (var piece in data)
        {
            var part = Cut(piece);
            if (part.Length > 0) yield return Count(part);
        }
        if (_written != file.BytesBeforeGarbage && !file.IsCutBehindGarbage)
            throw Damaged($"The scans have {_written} bytes and should have {file.BytesBeforeGarbage}");
        var garbage = file.Block.Garbage.AsMemory(0, (int)Math.Min(file.Block.Garbage.Length, file.Header.JpegBytes - _written));
        if (garbage.Length > 0) yield return Count(garbage);
        if (file.Header.Checksum is { } checksum && checksum != ~_checksum)
            throw Damaged("The checksum of the JPEG file is another");
    }

    bool IsParallel => options.Parallelism > 1 && file.Header.Segments > 1;

    /// <summary>What is written at most: a file that is cut off has more in it than it had.</summary>
    ReadOnlyMemory<byte> Cut(ReadOnlyMemory<byte> piece)
    {
        long room = file.BytesBeforeGarbage - _written;
        if (piece.Length <= room) return piece;
        // Markers after the picture are counted with it by some encoders and made again here, or cut.
        return piece[..(int)room];
    }

    ReadOnlyMemory<byte> Count(ReadOnlyMemory<byte> piece)
    {
        if (_written == 0) _checksum = uint.MaxValue;
        _written += piece.Length;
        if (file.Header.Checksum is not null) _checksum = Crc(_checksum, piece.Span);
        return piece;
    }

    ReadOnlyMemory<byte> Count(byte[] piece) => Count(piece.AsMemory());

    static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(bytes)) crc = BitOperations.Crc32C(crc, word);
        foreach (byte value in bytes[(bytes.Length & ~7)..]) crc = BitOperations.Crc32C(crc, value);
        return crc;
    }

    internal static uint Checksum(ReadOnlySpan<byte> bytes) => ~Crc(uint.MaxValue, bytes);

    void CheckMemory()
    {
        long blocks = file.IsStreamable ? file.Frame.Components.Sum(c => (long)c.BlocksWide * (c.Vertical + 1)) : file.Frame.Blocks;
        int decoders = IsParallel ? Math.Min(options.Parallelism, file.Header.Segments) : 1;
        long bytes = BlockGrid.Bytes(blocks) * (file.IsStreamable ? decoders : 1) + (long)Model.Branches.Bytes * decoders;
        if (file.IsStreamable && IsParallel) bytes += file.Header.JpegBytes;
        if (bytes > options.MaxMemory)
            throw new LeptonException(LeptonFault.MemoryLimit, 0, $"Unpacking would take {bytes} bytes of memory, more than the {options.MaxMemory} that are allowed.");
    }

    LeptonException Damaged(string sentence) => new(LeptonFault.Corrupt, _written, $"{sentence}; the Lepton file is damaged.");
}
