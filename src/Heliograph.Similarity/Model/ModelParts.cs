namespace Heliograph.Similarity.Model;

/// <summary>What training finds, step after step. What is not found yet is null.</summary>
sealed class ModelParts(ModelShape shape)
{
    public ModelShape Shape { get; } = shape;

    /// <summary>Subtracted first, shape [input dimension]; null where nothing is projected.</summary>
    public float[]? ProjectionMean { get; set; }

    /// <summary>Shape [input dimension, D]: y = (x − mean)·P.</summary>
    public float[]? Projection { get; set; }

    /// <summary>Of each half, shape [V, D/2].</summary>
    public float[]?[] Coarse { get; } = new float[]?[2];

    /// <summary>Of each half, shape [V, D/2, D/2]: rows are directions, applied as R·r.</summary>
    public float[]?[] Rotations { get; } = new float[]?[2];

    /// <summary>Of each half, mean residuals, shape [V, D/2].</summary>
    public float[]?[] Means { get; } = new float[]?[2];

    /// <summary>Of each sub-quantizer, shape [2^bits, D/M]; the first M/2 belong to half 0.</summary>
    public float[]?[] Subs { get; } = new float[]?[shape.Subquantizers];

    /// <summary>Mean squared error of the training sample after coding; NaN where it is not known.</summary>
    public double Distortion { get; set; } = double.NaN;

    public bool IsWhole => Subs.All(sub => sub is not null);
}
