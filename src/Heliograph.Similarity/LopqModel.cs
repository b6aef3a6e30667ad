using Heliograph.Similarity.Model;
using Heliograph.Similarity.Numerics;
using Heliograph.Similarity.Training;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity;

/// <summary>A trained model: what turns vectors into codes and back. Immutable; safe to share between threads.</summary>
public sealed class LopqModel
{
    const int BlockRows = 1024;

    internal LopqModel(ModelParts parts)
    {
        (Parts, Codec) = (parts, new(parts));
        Fingerprint = ModelFile.Fingerprint(parts);
    }

    internal ModelParts Parts { get; }

    internal ModelShape Shape => Parts.Shape;

    internal Codec Codec { get; }

    /// <summary>Tells this model from others: an index keeps it.</summary>
    internal uint Fingerprint { get; }

    /// <summary>Components of the vectors that go in.</summary>
    public int Dimension => Shape.InputDimension;

    /// <summary>Components after the projection.</summary>
    public int ProjectedDimension => Shape.Dimension;

    /// <summary>V: coarse clusters of each half.</summary>
    public int Clusters => Shape.Clusters;

    /// <summary>M: sub-quantizers.</summary>
    public int Subquantizers => Shape.Subquantizers;

    /// <summary>8 or 4 bits for each sub-quantizer.</summary>
    public int Bits => Shape.Bits;

    /// <summary>What near means.</summary>
    public Metric Metric => Shape.Metric;

    /// <summary>Mean squared error of the training sample, or NaN where it is not known.</summary>
    public double TrainingDistortion => Parts.Distortion;

    /// <summary>Trains a model. The same vectors and seed give the same model whatever the number of threads.</summary>
    /// <exception cref="SimilarityException">There are too few vectors, or they cannot be split as asked.</exception>
    public static LopqModel Train(VectorSource vectors, TrainingOptions? options = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        return new LopqTrainer(vectors, options ?? new(), progress, cancel).Train();
    }

    /// <summary>Reads a model; a file that ends in .lopq as yahoo/lopq writes it, which has no projection.</summary>
    /// <param name="path">The file.</param>
    /// <param name="projectionMean">For .lopq: what to subtract first.</param>
    /// <param name="projection">For .lopq: the matrix P of y = (x − mean)·P, a row for each input component.</param>
    /// <exception cref="SimilarityException">It is no model, is damaged, or does not fit the projection.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static LopqModel Load(string path, VectorSet? projectionMean = null, VectorSet? projection = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new(YahooModelFile.Is(path) ? YahooModelFile.Read(path, projectionMean, projection) : ModelFile.Read(path).Parts);
    }

    /// <summary>Writes the model, whole or not at all; as yahoo/lopq would, without the projection, where the path ends in .lopq.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (YahooModelFile.Is(path)) YahooModelFile.Write(path, Parts);
        else ModelFile.Write(path, Parts, work: 0);
    }

    /// <summary>Codes vectors.</summary>
    /// <param name="vectors">Of the model's dimension.</param>
    /// <param name="threads">At most; 0 for one a processor.</param>
    /// <param name="cancel">Looked at between blocks.</param>
    /// <exception cref="SimilarityException">The dimension is another, or a component is not a finite number.</exception>
    public Codes Encode(VectorSource vectors, int threads = 0, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        return Encode(vectors, new(threads, cancel), progress: null);
    }

    internal Codes Encode(VectorSource vectors, Blocks blocks, IProgress<double>? progress)
    {
        CheckDimension(vectors);
        int[] cells = new int[vectors.Count];
        long length = (long)vectors.Count * Shape.CodeBytes;
        if (length > Array.MaxLength)
            throw new SimilarityException(SimilarityFault.TooMany, $"{vectors.Count} codes of {Shape.CodeBytes} bytes are coded in parts of at most {Array.MaxLength} bytes: split {vectors.Name}.");
        byte[] bytes = new byte[length];
        int done = 0;
        blocks.For(vectors.Count, BlockRows, (first, count) =>
        {
            using var input = Scratch.Rent<float>(count * Dimension);
            vectors.Read(first, input.Span);
            Encode(input.Span, cells.AsSpan(first, count), bytes.AsSpan(first * Shape.CodeBytes, count * Shape.CodeBytes));
            progress?.Report((double)Interlocked.Add(ref done, count) / vectors.Count);
        });
        return new(Shape, cells, bytes);
    }

    /// <param name="rows">Shape [rows, dimension]; normalised in place with the cosine metric.</param>
    /// <param name="cells">One a row.</param>
    /// <param name="codes">Shape [rows, code bytes].</param>
    internal void Encode(Span<float> rows, Span<int> cells, Span<byte> codes)
    {
        using var projected = Scratch.Rent<float>(cells.Length * Shape.Dimension);
        Codec.Project(rows, projected.Span);
        Codec.Encode(projected.Span, cells, codes);
    }

    /// <summary>What a code stands for, in the components that went in (normalised ones with the cosine metric).</summary>
    public float[] Reconstruct(Codes codes, int number)
    {
        ArgumentNullException.ThrowIfNull(codes);
        float[] x = new float[Dimension];
        using var y = Scratch.Rent<float>(Shape.Dimension);
        Codec.Decode(codes.Cells[number], codes.Of(number), y.Span);
        Codec.Unproject(y.Span, x);
        return x;
    }

    /// <summary>Mean squared distance, in projected components, from vectors to what their codes stand for.</summary>
    /// <inheritdoc cref="Encode(VectorSource, int, CancellationToken)"/>
    public double Distortion(VectorSource vectors, int threads = 0, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        CheckDimension(vectors);
        double[] sums = new double[(vectors.Count + BlockRows - 1) / BlockRows];
        new Blocks(threads, cancel).For(vectors.Count, BlockRows, (first, count) =>
        {
            using var input = Scratch.Rent<float>(count * Dimension);
            vectors.Read(first, input.Span);
            using var cells = Scratch.Rent<int>(count);
            using var codes = Scratch.Rent<byte>(count * Shape.CodeBytes);
            sums[first / BlockRows] = EncodeAndMeasure(input.Span, cells.Span, codes.Span);
        });
        return sums.Sum() / vectors.Count;
    }

    /// <summary>Codes rows, which are normalised in place with the cosine metric.</summary>
    /// <returns>The sum of their squared errors.</returns>
    internal double EncodeAndMeasure(Span<float> rows, Span<int> cells, Span<byte> codes)
    {
        using var projected = Scratch.Rent<float>(cells.Length * Shape.Dimension);
        using var decoded = Scratch.Rent<float>(Shape.Dimension);
        Codec.Project(rows, projected.Span);
        Codec.Encode(projected.Span, cells, codes);
        double sum = 0;
        for (int i = 0; i < cells.Length; i++)
        {
            Codec.Decode(cells[i], codes.Slice(i * Shape.CodeBytes, Shape.CodeBytes), decoded.Span);
            sum += Distances.SquaredL2(projected.Span.Slice(i * Shape.Dimension, Shape.Dimension), decoded.Span);
        }
        return sum;
    }

    internal void CheckDimension(VectorSource vectors)
    {
        if (vectors.Dimension != Dimension)
            throw new SimilarityException(SimilarityFault.WrongDimension, vectors.Name, 0, $"These vectors have {vectors.Dimension} components; the model takes {Dimension}.");
    }
}
