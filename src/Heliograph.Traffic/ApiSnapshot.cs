using Heliograph.Traffic.Inference;
using Heliograph.Traffic.Inference.Paths;
using Heliograph.Traffic.OpenApi;

namespace Heliograph.Traffic;

/// <summary>What was learnt of an API up to a moment.</summary>
public sealed class ApiSnapshot
{
    internal ApiSnapshot(ApiModel model)
    {
        Calls = model.Calls;
        Hosts = model.Hosts;
        Links = model.Links;
        DroppedCalls = model.Dropped.ToDictionary(d => d.Key, d => d.Value.Count);
        Operations = model.TakeOperations();
    }

    /// <summary>Calls that were learnt from.</summary>
    public long Calls { get; }

    /// <summary>Calls that were not, by the reason.</summary>
    public IReadOnlyDictionary<string, long> DroppedCalls { get; }

    internal SortedDictionary<string, Tally> Hosts { get; }

    internal SortedDictionary<(string Client, string Server), LinkStats> Links { get; }

    internal IReadOnlyList<TemplatedOperation> Operations { get; }

    /// <summary>The method and path of each operation, ordered by path.</summary>
    public IReadOnlyList<(string Method, string Path)> Endpoints => [.. Operations.Select(o => (o.Method, o.Path))];

    /// <summary>The API as an OpenAPI document.</summary>
    public Specification ToSpecification() => new(SpecificationBuilder.Build(this));
}
