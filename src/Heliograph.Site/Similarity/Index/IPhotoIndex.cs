using Heliograph.Similarity;

namespace Heliograph.Site.Similarity.Index;

/// <summary>Something that photos are found in by their vectors. Any number search while one changes it.</summary>
interface IPhotoIndex
{
    /// <summary>At most so many, nearest first; fewer only where there are no more that may be found.</summary>
    Neighbour[] Search(ReadOnlySpan<float> query, int count, Func<long, bool>? where);

    /// <summary>Takes vectors in, in place of those that photos had before.</summary>
    void Put(IReadOnlyList<(long PhotoId, float[] Vector)> vectors);

    void Remove(IReadOnlyCollection<long> photos);
}
