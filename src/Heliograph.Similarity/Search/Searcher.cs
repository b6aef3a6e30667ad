using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Heliograph.Similarity.Index;
using Heliograph.Similarity.Model;
using Heliograph.Similarity.Numerics;

namespace Heliograph.Similarity.Search;

/// <summary>One search at a time, with the room it needs: nothing is allocated for a candidate.</summary>
/// <remarks>Here and in the kernels methods are compiled with all optimizations at once: a command may search for some
/// milliseconds in all, and better code would come too late.</remarks>
sealed unsafe class Searcher
{
    const float RelativeError = 4e-6f;

    readonly LopqModel _model;
    readonly ModelShape _shape;
    readonly QueryTables _tables;
    readonly BestList _best = new();
    readonly BestList _exact = new();
    readonly float[] _query;
    readonly float[] _projected;
    readonly float[] _restored;
    readonly float[][] _coarse;
    readonly int[][] _order;
    readonly MultiSequence.Row[] _rows;
    readonly ushort[] _sums = new ushort[Segment.BlockWidth];
    float _offset;

    public Searcher(LopqModel model)
    {
        (_model, _shape, _tables) = (model, model.Shape, new(model));
        (_query, _restored, _projected) = (new float[model.Dimension], new float[model.Dimension], new float[_shape.Dimension]);
        _coarse = [new float[_shape.Clusters], new float[_shape.Clusters]];
        _order = [new int[_shape.Clusters], new int[_shape.Clusters]];
        _rows = new MultiSequence.Row[_shape.Clusters];
    }

    /// <summary>How many candidates the last search looked at.</summary>
    public long Visited { get; private set; }

    /// <param name="query">Shape [dimension].</param>
    /// <param name="segments">Where to search.</param>
    /// <param name="options">How.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Neighbour[] Search(ReadOnlySpan<float> query, ReadOnlySpan<LiveSegment> segments, SearchOptions options)
    {
        Prepare(query);
        var form = segments.IsEmpty ? RerankForm.None : segments[0].Segment.Rerank;
        long alive = 0;
        foreach (var live in segments) alive += live.Count;
        _best.Clear((int)Math.Min(alive, options.CandidatesFor(form)));
        Visit(segments, options, isExact: form == RerankForm.None);
        var found = form == RerankForm.None ? _best : Rerank(segments, (int)Math.Min(alive, options.Count), form);
        var sorted = found.Sorted();
        var neighbours = new Neighbour[sorted.Length];
        for (int i = 0; i < sorted.Length; i++) neighbours[i] = new(sorted[i].Id, _shape.Metric == Metric.Cosine ? sorted[i].Distance / 2 : sorted[i].Distance);
        return neighbours;
    }

    /// <summary>The nearest cluster of half 0, and of half 1: queries that share them share memory.</summary>
    public int NearestCell(ReadOnlySpan<float> query)
    {
        Prepare(query);
        return _order[0][0] * _shape.Clusters + _order[1][0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Prepare(ReadOnlySpan<float> query)
    {
        query.CopyTo(_query);
        _model.Codec.Project(_query, _projected, isQuery: true);
        for (int half = 0; half < 2; half++)
        {
            var part = _projected.AsSpan(half * _shape.HalfDimension, _shape.HalfDimension);
            if (_shape.Metric == Metric.InnerProduct) _model.Codec.Coarse[half].NegativeProducts(part, _coarse[half]);
            else _model.Codec.Coarse[half].Scores(part, _coarse[half]);
            for (int i = 0; i < _shape.Clusters; i++) _order[half][i] = i;
            Array.Sort(_coarse[half], _order[half]);
        }
        // The products with the mean, which the projection took away.
        _offset = _shape.Metric == Metric.InnerProduct && _model.Parts.ProjectionMean is { } mean ? -Distances.Dot(mean, _query) : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Visit(ReadOnlySpan<LiveSegment> segments, SearchOptions options, bool isExact)
    {
        Visited = 0;
        _tables.Begin(_projected, _order[0][0], _order[1][0]);
        var cells = new MultiSequence(_coarse[0], _coarse[1], _rows);
        while (Visited < options.Quota && cells.Next(out int i, out int j, out _))
        {
            int first = _order[0][i], second = _order[1][j];
            for (int s = 0; s < segments.Length; s++)
            {
                var (start, count) = segments[s].Segment.Cell(first * _shape.Clusters + second);
                if (count > 0) Scan(segments[s], s, start, count, ref _tables.Get(0, first), ref _tables.Get(1, second), options, isExact);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Scan(LiveSegment live, int segment, int start, int count, ref HalfTable first, ref HalfTable second, SearchOptions options, bool isExact)
    {
        bool isOpen = live.Dead.Count == 0 && options.Where is null && options.Among is null;
        float constant = _offset + first.Constant + second.Constant;
        float floor = constant + first.Least + second.Least;
        // Sums of floats differ by their order: what that may amount to must not turn anybody away.
        float rounding = Math.Abs(constant) * RelativeError;
        int halfBytes = _shape.CodeBytes / 2;
        fixed (ushort* sums = _sums)
            for (int block = 0; block * Segment.BlockWidth < count; block++)
            {
                int width = Math.Min(Segment.BlockWidth, count - block * Segment.BlockWidth);
                int position = start + block * Segment.BlockWidth;
                ulong allowed = isOpen ? ulong.MaxValue >> (64 - width) : Allowed(live, position, width, options);
                Visited += BitOperations.PopCount(allowed);
                // A sum is rounded down: what lies up to a step beyond the bar may still be within.
                float bar = (_best.Bar - floor + rounding) / _tables.Step + 1;
                if (allowed == 0 || bar < 0) continue;

                ushort most = bar < ushort.MaxValue ? (ushort)bar : ushort.MaxValue;
                byte* codes = live.Segment.Block(start, block);
                ulong passing = allowed & (_shape.Bits == 8
                    ? BlockScan.Bytes(codes, width, first.Steps, second.Steps, halfBytes, most, sums)
                    : BlockScan.Nibbles(codes, width, first.Steps, second.Steps, halfBytes, most, sums));
                for (; passing != 0; passing &= passing - 1)
                {
                    int lane = BitOperations.TrailingZeroCount(passing);
                    float distance = isExact ? Distance(codes + lane, width, constant, first.Distances, second.Distances) : floor + sums[lane] * _tables.Step;
                    if (distance <= _best.Bar) _best.Offer(new(distance, live.Segment.Id(position + lane), segment, position + lane));
                }
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static ulong Allowed(LiveSegment live, int position, int width, SearchOptions options)
    {
        ulong allowed = ~live.Dead.Bits(position) & (ulong.MaxValue >> (64 - width));
        if (options.Among is null && options.Where is null) return allowed;
        for (ulong left = allowed; left != 0; left &= left - 1)
        {
            int lane = BitOperations.TrailingZeroCount(left);
            long id = live.Segment.Id(position + lane);
            if (options.Among is { } among && !among[id] || options.Where is { } where && !where(id)) allowed &= ~(1UL << lane);
        }
        return allowed;
    }

    /// <summary>Jégou, Douze and Schmid 2011, section III.A, asymmetric distance: one entry for each sub-code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    float Distance(byte* code, int width, float sum, float* first, float* second)
    {
        int centroids = _shape.Centroids;
        int halfBytes = _shape.CodeBytes / 2;
        for (int half = 0; half < 2; half++, first = second)
            for (int j = 0; j < halfBytes; j++, code += width)
                if (_shape.Bits == 8) sum += first[j * centroids + *code];
                else sum += first[2 * j * centroids + (*code & 15)] + first[(2 * j + 1) * centroids + (*code >> 4)];
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    BestList Rerank(ReadOnlySpan<LiveSegment> segments, int count, RerankForm form)
    {
        const int Ahead = 4;
        _exact.Clear(count);
        var candidates = _best.Items;
        for (int i = 0; i < candidates.Length; i++)
        {
            if (i + Ahead < candidates.Length) Prefetch(segments[candidates[i + Ahead].Segment].Segment.Vector(candidates[i + Ahead].Position));
            ref readonly var candidate = ref candidates[i];
            var kept = segments[candidate.Segment].Segment.Vector(candidate.Position);
            _exact.Offer(candidate with { Distance = WholeVector.Distance(form, _shape.Metric, kept, _query, _restored) });
        }
        return _exact;
    }

    static void Prefetch(ReadOnlySpan<byte> bytes)
    {
        if (!Sse.IsSupported) return;
        fixed (byte* start = bytes)
            for (int at = 0; at < bytes.Length; at += 64) Sse.Prefetch0(start + at);
    }
}
