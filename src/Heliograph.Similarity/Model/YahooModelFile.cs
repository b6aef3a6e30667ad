using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Model;

/// <summary>Models as yahoo/lopq exports them: a protobuf message without projection, version or checksum.</summary>
/// <remarks>D = 1, V = 2, M = 3, centroids of a sub-quantizer = 4; Cs = 5, Rs = 6 (half 0's V, then half 1's), mus = 7, subs = 8.
/// A matrix is values = 1 (packed float), shape = 2 (repeated, not packed); a vector has values = 1.</remarks>
static class YahooModelFile
{
    public static bool Is(string path) => path.EndsWith(".lopq", StringComparison.OrdinalIgnoreCase);

    public static ModelParts Read(string path, VectorSet? mean, VectorSet? projection)
    {
        string name = Path.GetFileName(path);
        var reader = new ProtobufReader(File.ReadAllBytes(path), 0, name);
        int[] numbers = new int[5];
        var arrays = new List<float[]>[4];
        for (int i = 0; i < 4; i++) arrays[i] = [];
        while (!reader.IsAtEnd)
        {
            var (field, wire) = reader.Tag();
            if (field is >= 1 and <= 4 && wire == 0) numbers[field] = reader.Int32();
            else if (field is >= 5 and <= 8 && wire == 2) arrays[field - 5].Add(Values(reader.Message()));
            else reader.Skip(wire);
        }

        int bits = numbers[4] switch { 256 => 8, 16 => 4, _ => throw reader.Bad($"Sub-quantizers of {numbers[4]} centroids are not supported: only 256 and 16 are.") };
        int input = projection?.Count ?? numbers[1];
        var shape = new ModelShape(input, numbers[1], numbers[2], numbers[3], bits, Metric.L2);
        if (shape.Contradiction() is { } wrong) throw reader.Bad(wrong);
        var parts = new ModelParts(shape);
        Project(parts, mean, projection);
        Fill(parts, arrays, reader);
        return parts;
    }

    static float[] Values(ProtobufReader message)
    {
        float[] values = [];
        while (!message.IsAtEnd)
        {
            var (field, wire) = message.Tag();
            if (field == 1 && wire == 2) values = message.Floats();
            else message.Skip(wire);
        }
        return values;
    }

    static void Project(ModelParts parts, VectorSet? mean, VectorSet? projection)
    {
        if (projection is null && mean is null) return;
        var shape = parts.Shape;
        if (projection is null || mean is null) throw new SimilarityException(SimilarityFault.WrongDimension, "A projection has a mean and a matrix: give both.");
        if (projection.Dimension != shape.Dimension || mean.Dimension != shape.InputDimension || mean.Count != 1)
            throw new SimilarityException(SimilarityFault.WrongDimension,
                $"The projection is {projection.Count} × {projection.Dimension} with {mean.Count} means of {mean.Dimension}, and the model takes {shape.Dimension} components.");
        (parts.ProjectionMean, parts.Projection) = (mean.Values.ToArray(), projection.Values.ToArray());
    }

    static void Fill(ModelParts parts, List<float[]>[] arrays, ProtobufReader reader)
    {
        var shape = parts.Shape;
        int half = shape.HalfDimension;
        Expect(arrays[0], 2, shape.Clusters * half, "coarse matrices");
        Expect(arrays[1], 2 * shape.Clusters, half * half, "rotations");
        Expect(arrays[2], 2 * shape.Clusters, half, "mean residuals");
        Expect(arrays[3], shape.Subquantizers, shape.Centroids * shape.SubDimension, "sub-quantizers");
        for (int h = 0; h < 2; h++)
        {
            var ofHalf = (h * shape.Clusters)..((h + 1) * shape.Clusters);
            parts.Coarse[h] = arrays[0][h];
            parts.Rotations[h] = [.. arrays[1].Take(ofHalf).SelectMany(values => values)];
            parts.Means[h] = [.. arrays[2].Take(ofHalf).SelectMany(values => values)];
        }
        for (int m = 0; m < shape.Subquantizers; m++) parts.Subs[m] = arrays[3][m];

        static void Expect(List<float[]> found, int count, int length, string what)
        {
            if (found.Count != count || found.Any(values => values.Length != length))
                throw new SimilarityException(SimilarityFault.Damaged, $"The model should have {count} {what} of {length} numbers, and has {found.Count} of {string.Join(", ", found.Select(values => values.Length).Distinct())}.");
        }
    }

    public static void Write(string path, ModelParts parts)
    {
        var shape = parts.Shape;
        int half = shape.HalfDimension;
        var message = new ProtobufWriter();
        message.Number(1, shape.Dimension);
        message.Number(2, shape.Clusters);
        message.Number(3, shape.Subquantizers);
        message.Number(4, shape.Centroids);
        foreach (float[]? centroids in parts.Coarse) message.Matrix(5, centroids, half);
        foreach (float[]? rotations in parts.Rotations)
            for (int v = 0; v < shape.Clusters; v++) message.Matrix(6, rotations.AsSpan(v * half * half, half * half), half);
        foreach (float[]? means in parts.Means)
            for (int v = 0; v < shape.Clusters; v++) message.Vector(7, means.AsSpan(v * half, half));
        foreach (float[]? sub in parts.Subs) message.Matrix(8, sub, shape.SubDimension);
        WholeFile.Write(path, message.CopyTo);
    }
}
