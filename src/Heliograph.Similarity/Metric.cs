namespace Heliograph.Similarity;

/// <summary>What near means. Values are stored in models.</summary>
public enum Metric
{
    /// <summary>Squared Euclidean distance.</summary>
    L2 = 0,

    /// <summary>The negative inner product: larger products are nearer.</summary>
    InnerProduct = 1,

    /// <summary>One minus the cosine of the angle. Vectors are brought to length one on their way in.</summary>
    Cosine = 2,
}
