using Heliograph.Similarity.Model;
using Heliograph.Similarity.Numerics;

namespace Heliograph.Similarity.Training;

/// <summary>A rotation for each cluster of a half: to the principal directions of its residuals, balanced over sub-quantizers.</summary>
sealed class LocalRotations(ModelParts parts, int half, Blocks blocks)
{
    readonly int _dimension = parts.Shape.HalfDimension;

    /// <param name="points">Shape [count, D/2].</param>
    /// <param name="nearest">The cluster of each.</param>
    public void Find(float[] points, int[] nearest)
    {
        int clusters = parts.Shape.Clusters;
        float[] means = new float[clusters * _dimension];
        float[] rotations = new float[clusters * _dimension * _dimension];
        var groups = new Grouping(nearest, clusters);
        blocks.For(clusters, 1, (cluster, _) =>
        {
            var rotation = rotations.AsSpan(cluster * _dimension * _dimension, _dimension * _dimension);
            int[] rows = groups[cluster].ToArray();
            if (rows.Length > 0)
            {
                // One thread for each cluster is enough.
                var (mean, matrix) = Covariance.Of(points, _dimension, rows, blocks with { Threads = 1 });
                for (int d = 0; d < _dimension; d++) means[cluster * _dimension + d] = (float)(mean[d] - parts.Coarse[half]![cluster * _dimension + d]);
                if (rows.Length >= _dimension)
                {
                    Turn(matrix, rotation);
                    return;
                }
            }
            // Fewer points than dimensions say nothing about directions.
            for (int d = 0; d < _dimension; d++) rotation[d * _dimension + d] = 1;
        });
        (parts.Means[half], parts.Rotations[half]) = (means, rotations);
    }

    void Turn(double[] covariance, Span<float> rotation)
    {
        var eigen = new SymmetricEigen(covariance, _dimension);
        int[] order = VarianceBalance.Order(eigen.Values, parts.Shape.SubquantizersPerHalf);
        for (int row = 0; row < _dimension; row++)
        {
            var direction = eigen.Vector(order[row]);
            for (int d = 0; d < _dimension; d++) rotation[row * _dimension + d] = (float)direction[d];
        }
    }

    /// <summary>R·(x − C − μ) of all points, in their order.</summary>
    public static float[] Apply(ModelParts parts, int half, float[] points, int[] nearest, Blocks blocks)
    {
        int dimension = parts.Shape.HalfDimension;
        float[] rotated = new float[points.Length];
        var groups = new Grouping(nearest, parts.Shape.Clusters);
        blocks.For(parts.Shape.Clusters, 1, (cluster, _) =>
        {
            var map = Codec.LocalMap(parts, half, cluster);
            foreach (int i in groups[cluster]) map.Apply(points.AsSpan(i * dimension, dimension), rotated.AsSpan(i * dimension, dimension));
        });
        return rotated;
    }
}
