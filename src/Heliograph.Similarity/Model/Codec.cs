using System.Runtime.CompilerServices;
using Heliograph.Similarity.Numerics;

namespace Heliograph.Similarity.Model;

/// <summary>A model made ready for use: each of its steps as one affine map.</summary>
sealed class Codec
{
    readonly ModelParts _parts;
    readonly AffineMap? _projection;
    readonly AffineMap? _queryProjection;
    readonly AffineMap[][] _local;

    public Codec(ModelParts parts)
    {
        _parts = parts;
        _projection = ProjectionMap(parts);
        // An inner product with the mean is the same for all vectors: queries leave it out.
        _queryProjection = parts.Shape.Metric == Metric.InnerProduct && _projection is not null
            ? new(parts.Projection!, new float[parts.Shape.Dimension])
            : _projection;
        Coarse = [.. parts.Coarse.Select(centroids => new Quantizer(centroids!, parts.Shape.HalfDimension))];
        Subs = [.. parts.Subs.Select(sub => new Quantizer(sub!, parts.Shape.SubDimension))];
        _local = [.. Enumerable.Range(0, 2).Select(half => Enumerable.Range(0, parts.Shape.Clusters).Select(cluster => LocalMap(parts, half, cluster)).ToArray())];
    }

    ModelShape Shape => _parts.Shape;

    public Quantizer[] Coarse { get; }

    public Quantizer[] Subs { get; }

    /// <summary>p = R·(x − C − μ) of a cluster.</summary>
    public AffineMap Local(int half, int cluster) => _local[half][cluster];

    public static AffineMap? ProjectionMap(ModelParts parts)
    {
        if (parts.Projection is not { } projection) return null;
        int width = parts.Shape.Dimension;
        double[] bias = new double[width];
        for (int i = 0; i < projection.Length; i++) bias[i % width] -= (double)parts.ProjectionMean![i / width] * projection[i];
        return new(projection, [.. bias.Select(value => (float)value)]);
    }

    public static AffineMap LocalMap(ModelParts parts, int half, int cluster)
    {
        int dimension = parts.Shape.HalfDimension;
        var rotation = parts.Rotations[half].AsSpan(cluster * dimension * dimension, dimension * dimension);
        var centroid = parts.Coarse[half].AsSpan(cluster * dimension, dimension);
        var mean = parts.Means[half].AsSpan(cluster * dimension, dimension);
        float[] matrix = new float[dimension * dimension];
        float[] bias = new float[dimension];
        for (int i = 0; i < dimension; i++)
        {
            double sum = 0;
            for (int d = 0; d < dimension; d++)
            {
                float r = rotation[i * dimension + d];
                matrix[d * dimension + i] = r;
                sum -= (double)r * (centroid[d] + mean[d]);
            }
            bias[i] = (float)sum;
        }
        return new(matrix, bias);
    }

    /// <summary>Input vectors as the model sees them; with the cosine metric they are normalised in place.</summary>
    /// <param name="x">Shape [rows, input dimension].</param>
    /// <param name="y">Shape [rows, D].</param>
    /// <param name="isQuery">Queries of an inner product keep their origin.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Project(Span<float> x, Span<float> y, bool isQuery = false)
    {
        if (Shape.Metric == Metric.Cosine)
            for (int at = 0; at < x.Length; at += Shape.InputDimension) Normal.Scale(x.Slice(at, Shape.InputDimension));
        if ((isQuery ? _queryProjection : _projection) is { } map) map.Apply(x, Shape.InputDimension, y);
        else x.CopyTo(y);
    }

    /// <summary>A half's inner product with C + μ of a cluster.</summary>
    public float Centre(int half, int cluster, ReadOnlySpan<float> x)
    {
        int at = cluster * Shape.HalfDimension;
        return Distances.Dot(x, _parts.Coarse[half].AsSpan(at, x.Length)) + Distances.Dot(x, _parts.Means[half].AsSpan(at, x.Length));
    }

    /// <summary>Codes projected vectors: products with a cluster's rotation are taken for all of its vectors at once.</summary>
    /// <param name="y">Shape [rows, D].</param>
    /// <param name="cells">One a row: c₀·V + c₁.</param>
    /// <param name="codes">Shape [rows, code bytes].</param>
    public void Encode(ReadOnlySpan<float> y, Span<int> cells, Span<byte> codes)
    {
        codes.Clear();
        cells.Clear();
        for (int half = 0; half < 2; half++) EncodeHalf(half, y[(half * Shape.HalfDimension)..], cells, codes);
    }

    void EncodeHalf(int half, ReadOnlySpan<float> y, Span<int> cells, Span<byte> codes)
    {
        int rows = cells.Length;
        int width = Shape.HalfDimension;
        using var nearest = Scratch.Rent<int>(rows);
        using var gathered = Scratch.Rent<float>(rows * width);
        using var rotated = Scratch.Rent<float>(rows * width);
        Coarse[half].Nearest(y, Shape.Dimension, nearest.Span, []);
        var groups = new Grouping(nearest.Span, Shape.Clusters);
        for (int i = 0; i < rows; i++) y.Slice(groups.Items[i] * Shape.Dimension, width).CopyTo(gathered.Span[(i * width)..]);
        for (int cluster = 0; cluster < Shape.Clusters; cluster++)
        {
            var range = (groups.Starts[cluster] * width)..(groups.Starts[cluster + 1] * width);
            if (range.Start.Value < range.End.Value) Local(half, cluster).Apply(gathered.Span[range], width, rotated.Span[range]);
        }
        for (int i = 0; i < rows; i++) cells[i] = cells[i] * Shape.Clusters + nearest.Span[i];
        for (int m = 0; m < Shape.SubquantizersPerHalf; m++)
        {
            int sub = half * Shape.SubquantizersPerHalf + m;
            Subs[sub].Nearest(rotated.Span[(m * Shape.SubDimension)..], width, nearest.Span, []);
            for (int i = 0; i < rows; i++) Put(codes.Slice(groups.Items[i] * Shape.CodeBytes, Shape.CodeBytes), sub, nearest.Span[i]);
        }
    }

    void Put(Span<byte> code, int sub, int value)
    {
        if (Shape.Bits == 8) code[sub] = (byte)value;
        else code[sub / 2] |= (byte)(value << (sub % 2 * 4));
    }

    /// <summary>One sub-code of a code.</summary>
    public static int SubCode(ReadOnlySpan<byte> code, int sub, int bits) => bits == 8 ? code[sub] : (code[sub / 2] >> (sub % 2 * 4)) & 15;

    /// <summary>What a code stands for, before the projection is undone.</summary>
    /// <param name="cell">c₀·V + c₁.</param>
    /// <param name="code">Its code bytes.</param>
    /// <param name="y">Shape [D].</param>
    public void Decode(int cell, ReadOnlySpan<byte> code, Span<float> y)
    {
        int width = Shape.HalfDimension;
        using var rotated = Scratch.Rent<float>(width);
        for (int half = 0; half < 2; half++)
        {
            int cluster = half == 0 ? cell / Shape.Clusters : cell % Shape.Clusters;
            for (int m = 0; m < Shape.SubquantizersPerHalf; m++)
            {
                int sub = half * Shape.SubquantizersPerHalf + m;
                _parts.Subs[sub].AsSpan(SubCode(code, sub, Shape.Bits) * Shape.SubDimension, Shape.SubDimension).CopyTo(rotated.Span[(m * Shape.SubDimension)..]);
            }
            var to = y.Slice(half * width, width);
            var rotation = _parts.Rotations[half].AsSpan(cluster * width * width, width * width);
            for (int d = 0; d < width; d++) to[d] = _parts.Coarse[half]![cluster * width + d] + _parts.Means[half]![cluster * width + d];
            for (int i = 0; i < width; i++)
                for (int d = 0; d < width; d++) to[d] += rotation[i * width + d] * rotated.Span[i];
        }
    }

    /// <summary>Undoes the projection: x = mean + y·Pᵀ, for P has orthonormal columns.</summary>
    public void Unproject(ReadOnlySpan<float> y, Span<float> x)
    {
        if (_parts.Projection is not { } projection)
        {
            y.CopyTo(x);
            return;
        }

        for (int i = 0; i < x.Length; i++) x[i] = _parts.ProjectionMean![i] + Distances.Dot(projection.AsSpan(i * y.Length, y.Length), y);
    }
}
