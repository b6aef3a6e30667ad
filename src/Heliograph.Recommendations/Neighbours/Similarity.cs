namespace Heliograph.Recommendations.Neighbours;

/// <summary>How alike two items are by the features they share. n is an item's number of features, d a feature's number of items.</summary>
public enum Similarity
{
    /// <summary>Common features / √(n₁n₂).</summary>
    Cosine,

    /// <summary>Common features / features of either.</summary>
    Jaccard,

    /// <summary>Cosine of rows whose features weigh ln(items / (1 + d)).</summary>
    TfIdf,

    /// <summary>Product of rows weighted by Okapi BM25 (Robertson and Zaragoza 2009, equation 3.15): long rows count less.</summary>
    Bm25,

    /// <summary>Probability of walking from item to feature to item: P3α (Cooper et al. 2014, section 3) for β = 0, else
    /// RP3β (Paudel et al. 2017, section 4.2), which divides by the goal's size to the power of β. Not symmetric.</summary>
    Walk,
}
