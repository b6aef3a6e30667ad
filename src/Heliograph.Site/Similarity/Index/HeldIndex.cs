using Heliograph.Similarity;

namespace Heliograph.Site.Similarity.Index;

/// <summary>An index held open for a search, also when another takes its place meanwhile.</summary>
/// <param name="index">Null: no photo was looked at yet.</param>
readonly struct HeldIndex(IPhotoIndex? index) : IDisposable
{
    /// <summary>The trained index; null: there is none yet.</summary>
    public Generation? Generation { get; } = (index as Generation)?.Enter();

    /// <inheritdoc cref="IPhotoIndex.Search"/>
    public Neighbour[] Search(ReadOnlySpan<float> query, int count, Func<long, bool>? where) => index?.Search(query, count, where) ?? [];

    public void Dispose() => Generation?.Dispose();
}
