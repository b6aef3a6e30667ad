namespace Heliograph.Site.Similarity;

/// <summary>By what photos are compared. Values are stored.</summary>
public enum SimilarityKind
{
    /// <summary>By what is in them, as a network sees it.</summary>
    Content = 1,

    /// <summary>By the shares of colours.</summary>
    Colour = 2,

    /// <summary>By the directions of edges, and where they are.</summary>
    Texture = 3,
}
