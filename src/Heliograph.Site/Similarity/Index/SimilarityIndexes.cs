using Heliograph.Site.Data;
using Microsoft.Extensions.Logging;

namespace Heliograph.Site.Similarity.Index;

/// <summary>The photos by each kind of similarity; loaded when they are first asked for.</summary>
sealed class SimilarityIndexes(DataFolder folder, ILogger<SimilarityIndexes> log) : IDisposable
{
    readonly Dictionary<SimilarityKind, KindIndex> kinds = Enum.GetValues<SimilarityKind>().ToDictionary(k => k, k => new KindIndex(k, Path.Combine(folder.Indexes, NameOf(k)), log));

    public KindIndex this[SimilarityKind kind] => kinds[kind];

#pragma warning disable CA1308 // A folder's name.
    static string NameOf(SimilarityKind kind) => kind.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    public void Dispose()
    {
        foreach (var kind in kinds.Values)
            kind.Dispose();
    }
}
