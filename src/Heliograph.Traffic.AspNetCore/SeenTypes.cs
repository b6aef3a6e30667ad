using Heliograph.Traffic.Inference.Bodies;

namespace Heliograph.Traffic.AspNetCore;

static class SeenTypes
{
    /// <summary>Whether bodies of a type say more than their length. Pages and pictures don't.</summary>
    public static bool Tell(string? contentType)
    {
        // Without a type, the first sign of the body says whether it is JSON.
        if (contentType is null) return true;
        int end = contentType.IndexOf(';', StringComparison.Ordinal);
        return BodyLearning.NeedsAll((end < 0 ? contentType : contentType[..end]).Trim().ToLowerInvariant());
    }
}
