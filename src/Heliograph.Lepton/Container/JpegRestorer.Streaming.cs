using Heliograph.Lepton.Jpeg;
using Heliograph.Lepton.Model;

namespace Heliograph.Lepton.Container;

/// <summary>Pictures in one scan: each row is written when it is decoded.</summary>
sealed partial class JpegRestorer
{
    /// <summary>One segment after the other, with one writer.</summary>
    IEnumerable<ReadOnlyMemory<byte>> SegmentsInTurn(ISegmentSource[] sources)
    {
        using var rows = new RowGrids(file.Frame);
        using var bits = new BitWriter();
        var writer = new ScanWriter(file.Scans[0].Scan, rows.Grids, bits, file.Rules(0));
        for (int i = 0; i < sources.Length; i++)
        {
            using var segment = new SegmentDecoder(file, i, rows.Grids, sources[i]);
            for (int row = segment.FirstRow; row < segment.EndRow; row++)
            {
                cancel.ThrowIfCancellationRequested();
                segment.DecodeRow(row);
                writer.WriteFrameRow(row);
                if (bits.Written.Length < PieceBytes && row + 1 < segment.EndRow) continue;
                yield return Take(bits);
                bits.Clear();
                if (_written == file.BytesBeforeGarbage && file.IsCutOff) yield break;
            }
            segment.Finish();
            EndSegment(i, writer, bits);
        }
        yield return Take(bits);
    }

    /// <summary>The first segment on this thread, the others meanwhile on others.</summary>
    IEnumerable<ReadOnlyMemory<byte>> SegmentsInParallel(ISegmentSource[] sources)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var gate = new SemaphoreSlim(options.Parallelism - 1);
        var others = new Task<BitWriter>[sources.Length];
        for (int i = 1; i < sources.Length; i++)
        {
            int segment = i;
            others[i] = Task.Run(async () =>
            {
                await gate.WaitAsync(stop.Token).ConfigureAwait(false);
                try
                {
                    return DecodeSegment(segment, sources[segment], stop.Token);
                }
                finally
                {
                    gate.Release();
                }
            }, stop.Token);
        }
        try
        {
            foreach (var piece in SegmentsInTurn(sources[..1])) yield return piece;
            for (int i = 1; i < others.Length; i++)
            {
                using var bits = others[i].GetAwaiter().GetResult();
                yield return Take(bits);
            }
        }
        finally
        {
            stop.Cancel();
            Task.WhenAll(others[1..]).ContinueWith(static _ => { }, TaskScheduler.Default).Wait(CancellationToken.None);
        }
    }

    BitWriter DecodeSegment(int index, ISegmentSource source, CancellationToken stop)
    {
        using var rows = new RowGrids(file.Frame);
        var bits = new BitWriter();
        var writer = new ScanWriter(file.Scans[0].Scan, rows.Grids, bits, file.Rules(0));
        using var segment = new SegmentDecoder(file, index, rows.Grids, source);
        var handoff = file.Block.Handoffs[index];
        writer.StartAt(segment.FirstRow, handoff.Dc);
        bits.Put((uint)handoff.Overhang >> (8 - handoff.OverhangBits), handoff.OverhangBits);
        for (int row = segment.FirstRow; row < segment.EndRow; row++)
        {
            stop.ThrowIfCancellationRequested();
            segment.DecodeRow(row);
            writer.WriteFrameRow(row);
            if (bits.Written.Length > file.BytesBeforeGarbage) break;
        }
        segment.Finish();
        EndSegment(index, writer, bits);
        return bits;
    }

    /// <summary>Writes what is left of a segment, and holds the state of the scan against what the file says it is where the next one begins.</summary>
    void EndSegment(int index, ScanWriter writer, BitWriter bits)
    {
        var overhang = bits.Overhang;
        if (index + 1 == file.Block.Handoffs.Length)
        {
            PutStrays(0, bits);
            return;
        }
        var next = file.Block.Handoffs[index + 1];
        if (!file.IsCutOff && (next.Dc != writer.Dc || (next.Overhang, next.OverhangBits) != overhang))
            throw Damaged($"Segment {index + 1} does not begin where the one before it ends");
    }

    void PutStrays(int scan, BitWriter bits)
    {
        if (scan >= file.Block.Strays.Length) return;
        var shape = file.Scans[scan].Scan;
        int restarts = shape.RestartInterval == 0 ? 0 : (shape.McusWide * shape.McusHigh - 1) / shape.RestartInterval;
        for (int i = 0; i < file.Block.Strays[scan]; i++) bits.PutMarker((byte)(Marker.Rst0 + ((restarts + i) & 7)));
    }

    ReadOnlyMemory<byte> Take(BitWriter bits)
    {
        if (!file.IsCutOff && _written + bits.Written.Length > file.BytesBeforeGarbage)
            throw Damaged($"The scans have more than the {file.BytesBeforeGarbage} bytes that they should have");
        return bits.Written;
    }
}
