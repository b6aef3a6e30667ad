using Heliograph.Lepton.Jpeg;
using Heliograph.Lepton.Model;

namespace Heliograph.Lepton.Container;

/// <summary>Pictures in several scans: all coefficients first, then scan by scan.</summary>
sealed partial class JpegRestorer
{
    IEnumerable<ReadOnlyMemory<byte>> WholePicture(ISegmentSource[] sources)
    {
        using var picture = new Picture(file.Frame);
        DecodeAll(sources, picture.Grids);
        using var bits = new BitWriter();
        for (int i = 0; i < file.Scans.Count; i++)
        {
            var (scan, headerEnd) = file.Scans[i];
            var writer = new ScanWriter(scan, picture.Grids, bits, file.Rules(i));
            int rows = (scan.McusHigh + scan.RowsPerFrameRow - 1) / scan.RowsPerFrameRow;
            for (int row = 0; row < rows; row++)
            {
                cancel.ThrowIfCancellationRequested();
                writer.WriteFrameRow(row);
                if (bits.Written.Length < PieceBytes) continue;
                yield return Take(bits);
                bits.Clear();
                if (_written == file.BytesBeforeGarbage && file.IsCutOff) yield break;
            }
            PutStrays(i, bits);
            yield return Take(bits);
            bits.Clear();
            int next = i + 1 < file.Scans.Count ? file.Scans[i + 1].HeaderEnd : file.Block.JpegHeader.Length;
            yield return file.Block.JpegHeader.AsMemory(headerEnd, next - headerEnd);
        }
    }

    void DecodeAll(ISegmentSource[] sources, BlockGrid[] grids)
    {
        if (IsParallel)
        {
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancel };
            try
            {
                Parallel.For(0, sources.Length, parallel, i => DecodeSegment(i, sources[i], grids));
            }
            catch (AggregateException faults) when (faults.InnerExceptions.OfType<LeptonException>().FirstOrDefault() is { } fault)
            {
                throw fault;
            }
            return;
        }
        for (int i = 0; i < sources.Length; i++) DecodeSegment(i, sources[i], grids);
    }

    void DecodeSegment(int index, ISegmentSource source, BlockGrid[] grids)
    {
        using var segment = new SegmentDecoder(file, index, grids, source);
        for (int row = segment.FirstRow; row < segment.EndRow; row++)
        {
            cancel.ThrowIfCancellationRequested();
            segment.DecodeRow(row);
        }
        segment.Finish();
    }
}
