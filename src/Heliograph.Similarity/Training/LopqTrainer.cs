using Heliograph.Similarity.Model;
using Heliograph.Similarity.Numerics;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Training;

/// <summary>Projection, coarse clusters, local rotations, sub-quantizers: one after the other, each from the last.</summary>
/// <remarks>Kalantidis and Avrithis, "Locally Optimized Product Quantization for Approximate Nearest Neighbor Search",
/// CVPR 2014, section 3, over the multi-index of section 3.3.</remarks>
sealed class LopqTrainer
{
    // More points than so many change k-means little.
    const int MostPoints = 1 << 16;
    const int PointsPerCentroid = 256;

    readonly TrainingOptions _options;
    readonly Blocks _blocks;
    readonly IProgress<TrainingProgress>? _progress;
    readonly Checkpoint _checkpoint;
    readonly ModelParts _parts;
    readonly VectorSet _sample;

    public LopqTrainer(VectorSource vectors, TrainingOptions options, IProgress<TrainingProgress>? progress, CancellationToken cancel)
    {
        (_options, _progress, _blocks) = (options, progress, new(options.Threads, cancel));
        var shape = new ModelShape(vectors.Dimension, options.ProjectTo == 0 ? vectors.Dimension : options.ProjectTo, options.Clusters, options.Subquantizers, options.Bits, options.Metric);
        if (shape.Contradiction() is { } wrong) throw new SimilarityException(SimilarityFault.WrongDimension, wrong);
        int needed = Math.Max(shape.Clusters, shape.Centroids);
        if (vectors.Count < needed) throw new SimilarityException(SimilarityFault.TooFew, vectors.Name, vectors.Count, $"{needed} clusters need at least as many vectors, and there are {vectors.Count}.");
        Report("sampling", 0);
        _sample = vectors.Sample(options.SampleSize, options.Seed);
        if (options.Metric == Metric.Cosine)
            for (int i = 0; i < _sample.Count; i++) Normal.Scale(_sample.Rows(i, 1));
        _checkpoint = new(options, _sample);
        _parts = _checkpoint.Load(shape) ?? new(shape);
    }

    ModelShape Shape => _parts.Shape;

    public LopqModel Train()
    {
        if (_options.ProjectTo > 0 && _parts.Projection is null) Step("principal components", 0.02, Project);
        float[] points = Projected();
        for (int half = 0; half < 2; half++)
        {
            int h = half;
            float[] ofHalf = Columns(points, Shape.Dimension, h * Shape.HalfDimension, Shape.HalfDimension);
            if (_parts.Coarse[h] is null) Step("coarse clusters", 0.05 + 0.475 * h, () => _parts.Coarse[h] = Cluster(ofHalf, Shape.HalfDimension, Shape.Clusters, 10 + h));
            int[] nearest = Nearest(ofHalf, _parts.Coarse[h]!);
            if (_parts.Means[h] is null) Step("local rotations", 0.15 + 0.475 * h, () => new LocalRotations(_parts, h, _blocks).Find(ofHalf, nearest));
            int first = h * Shape.SubquantizersPerHalf;
            if (_parts.Subs.AsSpan(first, Shape.SubquantizersPerHalf).Contains(null))
                Step("sub-quantizers", 0.2 + 0.475 * h, () => Subquantize(LocalRotations.Apply(_parts, h, ofHalf, nearest, _blocks), first, 0.2 + 0.475 * h));
        }
        if (double.IsNaN(_parts.Distortion)) Step("distortion", 0.98, () => _parts.Distortion = new LopqModel(_parts).Distortion(_sample, _options.Threads, _blocks.Cancel));
        _checkpoint.Delete();
        Report("done", 1);
        return new(_parts);
    }

    void Step(string name, double share, Action work)
    {
        Report(name, share);
        work();
        _checkpoint.Save(_parts);
        _blocks.Cancel.ThrowIfCancellationRequested();
    }

    void Report(string name, double share) => _progress?.Report(new(name, share));

    void Project()
    {
        var (mean, matrix) = Covariance.Of(_sample.Rows(0, _sample.Count).ToArray(), _sample.Dimension, Enumerable.Range(0, _sample.Count).ToArray(), _blocks);
        var eigen = new SymmetricEigen(matrix, _sample.Dimension);
        int[] order = VarianceBalance.Order(eigen.Values.AsSpan(0, Shape.Dimension), parts: 2);
        float[] projection = new float[Shape.InputDimension * Shape.Dimension];
        for (int column = 0; column < order.Length; column++)
        {
            var vector = eigen.Vector(order[column]);
            for (int row = 0; row < vector.Length; row++) projection[row * Shape.Dimension + column] = (float)vector[row];
        }
        (_parts.ProjectionMean, _parts.Projection) = ([.. mean.Select(value => (float)value)], projection);
    }

    float[] Projected()
    {
        if (_parts.Projection is null) return _sample.Rows(0, _sample.Count).ToArray();
        float[] points = new float[_sample.Count * Shape.Dimension];
        var map = Codec.ProjectionMap(_parts)!;
        _blocks.For(_sample.Count, 1024, (first, count) =>
            map.Apply(_sample.Rows(first, count), _sample.Dimension, points.AsSpan(first * Shape.Dimension, count * Shape.Dimension)));
        return points;
    }

    void Subquantize(float[] rotated, int first, double share)
    {
        for (int m = 0; m < Shape.SubquantizersPerHalf; m++)
        {
            _parts.Subs[first + m] ??= Cluster(Columns(rotated, Shape.HalfDimension, m * Shape.SubDimension, Shape.SubDimension), Shape.SubDimension, Shape.Centroids, 100 + first + m);
            Report("sub-quantizers", share + 0.3 * (m + 1) / Shape.SubquantizersPerHalf);
        }
    }

    float[] Cluster(float[] points, int dimension, int k, int purpose)
    {
        int seed = unchecked(_options.Seed * 1_000_003 + purpose);
        var chosen = new VectorSet(points, dimension).Sample(Math.Max(MostPoints, PointsPerCentroid * k), seed);
        return KMeans.Train(chosen.Rows(0, chosen.Count).ToArray(), dimension, k, _options.Iterations, seed, _blocks);
    }

    int[] Nearest(float[] points, float[] centroids)
    {
        int dimension = Shape.HalfDimension;
        int[] nearest = new int[points.Length / dimension];
        var quantizer = new Quantizer(centroids, dimension);
        _blocks.For(nearest.Length, 1024, (first, count) =>
            quantizer.Nearest(points.AsSpan(first * dimension, count * dimension), dimension, nearest.AsSpan(first, count), []));
        return nearest;
    }

    static float[] Columns(float[] rows, int stride, int first, int width)
    {
        float[] columns = new float[rows.Length / stride * width];
        for (int row = 0; row < columns.Length / width; row++) rows.AsSpan(row * stride + first, width).CopyTo(columns.AsSpan(row * width));
        return columns;
    }
}
