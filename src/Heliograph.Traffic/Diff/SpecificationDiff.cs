using Heliograph.Traffic.OpenApi;
using Microsoft.OpenApi;

namespace Heliograph.Traffic.Diff;

/// <summary>Compares two specifications: what the second changes for those who call by the first.</summary>
public sealed class SpecificationDiff
{
    readonly ChangeLog _log;

    SpecificationDiff(ChangeLog log) => _log = log;

    /// <param name="before">What callers rely on.</param>
    /// <param name="after">What there is now.</param>
    /// <param name="overrides">Verdicts of rules that differ from <see cref="DiffRules.All"/>; null leaves a rule out.</param>
    /// <returns>The changes, worst first.</returns>
    public static IReadOnlyList<SpecificationChange> Compare(Specification before, Specification after, IReadOnlyDictionary<string, Verdict?>? overrides = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var log = new ChangeLog(overrides);
        new SpecificationDiff(log).Compare(before.Document, after.Document);
        return log.Ordered;
    }

    void Compare(OpenApiDocument before, OpenApiDocument after)
    {
        CompareServers(before, after);
        var (old, now) = (PathsOf(before), PathsOf(after));
        foreach (var (shape, (path, item)) in old)
        {
            if (!now.TryGetValue(shape, out var other)) _log.Add("path-removed", path, $"{path} is gone.");
            else
            {
                if (path != other.Path) _log.Add("path-parameter-renamed", path, $"{path} is now written {other.Path}.");
                CompareOperations(path, item, other.Item, before, after);
            }
        }
        foreach (var (shape, (path, _)) in now)
            if (!old.ContainsKey(shape)) _log.Add("path-added", path, $"{path} is new.");
    }

    void CompareServers(OpenApiDocument before, OpenApiDocument after)
    {
        var (old, now) = (before.Servers?.Select(s => s.Url ?? "") ?? [], after.Servers?.Select(s => s.Url ?? "") ?? []);
        foreach (string gone in old.Except(now)) _log.Add("server-removed", "servers", $"{gone} is gone.");
        foreach (string added in now.Except(old)) _log.Add("server-added", "servers", $"{added} is new.");
    }

    // Names of parameters in paths mean nothing to callers.
    static Dictionary<string, (string Path, IOpenApiPathItem Item)> PathsOf(OpenApiDocument document)
    {
        var paths = new Dictionary<string, (string, IOpenApiPathItem)>(StringComparer.Ordinal);
        foreach (var (path, item) in document.Paths) paths.TryAdd(ShapeOf(path), (path, item));
        return paths;
    }

    internal static string ShapeOf(string path) => string.Join('/', path.Split('/').Select(s => s.StartsWith('{') && s.EndsWith('}') ? "{}" : s));

    void CompareOperations(string path, IOpenApiPathItem before, IOpenApiPathItem after, OpenApiDocument oldDocument, OpenApiDocument newDocument)
    {
        foreach (var (method, operation) in before.Operations ?? [])
        {
            string place = $"{method.Method} {path}";
            if (after.Operations?.TryGetValue(method, out var other) != true || other is null) _log.Add("operation-removed", place, "The operation is gone.");
            else new OperationDiff(_log, place).Compare(operation, other, before, after, oldDocument, newDocument);
        }
        foreach (var (method, _) in after.Operations ?? [])
            if (before.Operations?.ContainsKey(method) != true) _log.Add("operation-added", $"{method.Method} {path}", "The operation is new.");
    }
}
