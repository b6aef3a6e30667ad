using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Heliograph.Lepton.Jpeg;
using Heliograph.Lepton.Model;

namespace Heliograph.Lepton.Container;

/// <summary>Makes a Lepton file from a JPEG file that has been taken apart.</summary>
sealed class JpegPacker(JpegFile jpeg, int mostSegments, int parallelism, CancellationToken cancel)
{
    /// <param name="file">The JPEG file.</param>
    /// <param name="output">Takes the Lepton file.</param>
    /// <returns>Number of segments.</returns>
    public int Write(ReadOnlySpan<byte> file, ArrayBufferWriter<byte> output)
    {
        var firstRows = Segmentation.FirstRows(jpeg, mostSegments);
        WriteHeaders(file, firstRows, output);
        var segments = Encode(firstRows);
        try
        {
            PacketWriter.Write(output, [.. segments.Select(s => s.Written)]);
        }
        finally
        {
            foreach (var segment in segments) segment.Dispose();
        }
        BinaryPrimitives.WriteUInt32LittleEndian(output.GetSpan(4), (uint)output.WrittenCount + 4);
        output.Advance(4);
        return firstRows.Length;
    }

    void WriteHeaders(ReadOnlySpan<byte> file, int[] firstRows, ArrayBufferWriter<byte> output)
    {
        // Without a record of what follows, readers of a file that is cut off put an end marker there.
        int garbage = Math.Min(jpeg.DataEnd, file.Length - (jpeg.IsCutOff ? 2 : 0));
        var plain = new ArrayBufferWriter<byte>();
        new HeaderBlock
        {
            JpegHeader = jpeg.Header,
            Padding = jpeg.Padding,
            Handoffs = Segmentation.Handoffs(jpeg, firstRows),
            Restarts = jpeg.Scans.Any(s => s.LacksRestarts) ? [.. jpeg.Scans.Select(s => (uint)s.Restarts)] : null,
            Cut = jpeg.IsCutOff ? Cut() : null,
            Garbage = file[garbage..].ToArray(),
        }.Write(plain);

        var compressed = new MemoryStream();
        using (var deflate = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true)) deflate.Write(plain.WrittenSpan);
        var header = new LeptonHeader
        {
            IsMultiScan = jpeg.Rows.Length == 0,
            Segments = firstRows.Length,
            Checksum = JpegRestorer.Checksum(file),
            JpegBytes = (uint)file.Length,
            BlockBytes = (uint)compressed.Length,
        };
        header.Write(output.GetSpan(LeptonHeader.Size), plain.WrittenCount);
        output.Advance(LeptonHeader.Size);
        output.Write(compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
        output.Write("CMP"u8);
    }

    CutOffRecord Cut()
    {
        var last = LastBlocks();
        return new CutOffRecord(
            (uint)jpeg.Scans.Max(s => s.Scan.Components.Max(c => c.Index)),
            (uint)jpeg.Scans.Max(s => s.Scan.SpectralEnd),
            (uint)jpeg.Scans.Max(s => Math.Max(s.Scan.High, s.Scan.Low)),
            [.. Enumerable.Range(0, 4).Select(i => i < last.Length ? (uint)last[i] : 0)]);
    }

    int[] LastBlocks() => [.. jpeg.Frame.Components.Select((_, i) => Math.Max(0, jpeg.Scans.Max(s => s.LastBlocks[i])))];

    BoolEncoder[] Encode(int[] firstRows)
    {
        var segments = new BoolEncoder[firstRows.Length];
        long[] coded = jpeg.IsCutOff ? [.. LastBlocks().Select(b => b + 1L)] : [.. jpeg.Frame.Components.Select(c => c.Blocks)];
        void EncodeOne(int i) => segments[i] = SegmentEncoder.Encode(
            jpeg, coded, firstRows[i], i + 1 < firstRows.Length ? firstRows[i + 1] : jpeg.Frame.McusHigh, cancel);
        if (parallelism == 1 || segments.Length == 1)
        {
            for (int i = 0; i < segments.Length; i++) EncodeOne(i);
            return segments;
        }
        try
        {
            Parallel.For(0, segments.Length, new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancel }, EncodeOne);
        }
        catch (AggregateException faults) when (faults.InnerExceptions.OfType<LeptonException>().FirstOrDefault() is { } fault)
        {
            throw fault;
        }
        return segments;
    }
}
