namespace Heliograph.Similarity;

/// <summary>In what form whole vectors are kept beside their codes, to put the best candidates into exact order. Values are stored.</summary>
public enum RerankForm
{
    /// <summary>Codes alone.</summary>
    None = 0,

    /// <summary>Two bytes a component: float16, up to ±65504.</summary>
    Fp16 = 1,

    /// <summary>A byte a component and eight bytes: 256 equal steps between the least and the largest component of a vector.</summary>
    EightBit = 2,
}
