using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Heliograph.Similarity.Model;
using Heliograph.Similarity.Numerics;

namespace Heliograph.Similarity.Search;

/// <summary>A query's tables, one for each cluster of a half that it meets, made when first asked for: at most 2V however many
/// cells are visited.</summary>
sealed unsafe class QueryTables(LopqModel model)
{
    // Where nothing differs, a step must still be one.
    const float SmallestStep = 1e-30f;

    readonly ModelShape _shape = model.Shape;
    readonly Codec _codec = model.Codec;
    readonly int _mostSteps = BlockScan.LargestEntry(model.Bits, model.Subquantizers);
    readonly TablePool _pool = new(model.Shape);
    readonly HalfTable[] _tables = new HalfTable[2 * model.Shape.Clusters];
    readonly int[] _madeIn = new int[2 * model.Shape.Clusters];
    readonly float[] _rotated = new float[model.Shape.HalfDimension];
    ReadOnlyMemory<float> _query;
    int _round;
    float _perUnit;

    /// <summary>How much a step of a table's entries is worth.</summary>
    public float Step { get; private set; }

    /// <param name="query">Projected, shape [D].</param>
    /// <param name="first">Its nearest cluster of half 0.</param>
    /// <param name="second">Its nearest cluster of half 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Begin(ReadOnlyMemory<float> query, int first, int second)
    {
        _query = query;
        _round++;
        _pool.Clear();
        float range = 0;
        foreach (int key in (ReadOnlySpan<int>)[first, _shape.Clusters + second])
        {
            ref var table = ref Compute(key);
            for (int m = 0; m < _shape.SubquantizersPerHalf; m++)
            {
                var (least, most) = Steps.Range(table.Distances + m * _shape.Centroids, _shape.Centroids);
                range = Math.Max(range, most - least);
            }
        }
        // What is farther than any sub-centroid of the nearest clusters is told apart no more.
        Step = Math.Max(range / _mostSteps, SmallestStep);
        _perUnit = 1 / Step;
        RoundDown(ref _tables[first]);
        RoundDown(ref _tables[_shape.Clusters + second]);
    }

    public ref HalfTable Get(int half, int cluster)
    {
        int key = half * _shape.Clusters + cluster;
        if (_madeIn[key] != _round) RoundDown(ref Compute(key));
        return ref _tables[key];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    ref HalfTable Compute(int key)
    {
        ref var table = ref _tables[key];
        table = _pool.Take();
        _madeIn[key] = _round;
        int half = key / _shape.Clusters, cluster = key % _shape.Clusters;
        var query = _query.Span.Slice(half * _shape.HalfDimension, _shape.HalfDimension);
        var local = _codec.Local(half, cluster);
        local.Apply(query, _rotated);
        if (_shape.Metric == Metric.InnerProduct)
        {
            for (int i = 0; i < _rotated.Length; i++) _rotated[i] -= local.Bias[i];
            table.Constant = -_codec.Centre(half, cluster, query);
        }
        else
        {
            table.Constant = Numerics.Distances.Dot(_rotated, _rotated);
        }
        Fill(half, table.Distances);
        return ref table;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Fill(int half, float* distances)
    {
        for (int m = 0; m < _shape.SubquantizersPerHalf; m++, distances += _shape.Centroids)
        {
            var sub = _codec.Subs[half * _shape.SubquantizersPerHalf + m];
            var part = _rotated.AsSpan(m * _shape.SubDimension, _shape.SubDimension);
            var row = new Span<float>(distances, _shape.Centroids);
            if (_shape.Metric == Metric.InnerProduct) sub.NegativeProducts(part, row);
            else if (_shape.Bits == 4 && Vector256.IsHardwareAccelerated) Sixteen(sub, part, distances);
            else sub.Scores(part, row);
        }
    }

    /// <summary>Distances to sixteen sub-centroids are two registers: no loop over columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Sixteen(Quantizer sub, ReadOnlySpan<float> part, float* distances)
    {
        ref float norms = ref MemoryMarshal.GetReference(sub.Norms);
        ref float directions = ref MemoryMarshal.GetReference(sub.Directions);
        var (low, high) = (Vector256.LoadUnsafe(ref norms), Vector256.LoadUnsafe(ref norms, 8));
        nuint at = 0;
        foreach (float component in part)
        {
            var x = Vector256.Create(component);
            low = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref directions, at), low);
            high = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref directions, at + 8), high);
            at += 16;
        }
        low.Store(distances);
        high.Store(distances + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void RoundDown(ref HalfTable table)
    {
        int count = _shape.Centroids;
        table.Least = 0;
        for (int m = 0; m < _shape.SubquantizersPerHalf; m++)
        {
            float* row = table.Distances + m * count;
            float least = Steps.Range(row, count).Least;
            table.Least += least;
            Steps.RoundDown(row, count, least, _perUnit, _mostSteps, table.Steps + m * count);
        }
    }
}
