namespace Heliograph.Similarity;

/// <summary>A vector that was found.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Distance">Squared Euclidean distance, one minus the cosine, or the negative inner product; exact where the index
/// keeps whole vectors, else to what the code stands for.</param>
public readonly record struct Neighbour(long Id, float Distance);
