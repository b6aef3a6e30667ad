using Microsoft.OpenApi;

namespace Heliograph.Traffic.Diff;

/// <summary>Compares bodies by media type.</summary>
static class ContentDiff
{
    /// <param name="side">request or response.</param>
    public static void Compare(ChangeLog log, string side, string place, IDictionary<string, IOpenApiMediaType>? before, IDictionary<string, IOpenApiMediaType>? after)
    {
        before ??= new Dictionary<string, IOpenApiMediaType>();
        after ??= new Dictionary<string, IOpenApiMediaType>();
        foreach (var (type, media) in before)
        {
            if (!after.TryGetValue(type, out var other)) log.Add($"{side}-media-type-removed", place, $"{type} is gone.");
            else new SchemaDiff(log, side).Compare($"{place} {type}", media.Schema, other.Schema);
        }
        foreach (string type in after.Keys.Except(before.Keys)) log.Add($"{side}-media-type-added", place, $"{type} is new.");
    }
}
