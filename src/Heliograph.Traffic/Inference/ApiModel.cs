using Heliograph.Traffic.Inference.Paths;

namespace Heliograph.Traffic.Inference;

/// <summary>All that was learnt. Two of them can be merged, in any order, with the same result.</summary>
sealed class ApiModel
{
    public PathNode Root { get; private set; } = new();

    public SortedDictionary<string, Tally> Hosts { get; } = new(StringComparer.Ordinal);

    /// <summary>Who calls whom.</summary>
    public SortedDictionary<(string Client, string Server), LinkStats> Links { get; } = new(Comparer<(string Client, string Server)>.Create((x, y) =>
        string.CompareOrdinal(x.Client, y.Client) is not 0 and var order ? order : string.CompareOrdinal(x.Server, y.Server)));

    public SortedDictionary<string, Tally> Dropped { get; } = new(StringComparer.Ordinal);

    public long Calls;

    public void Merge(ApiModel other)
    {
        Root.Merge(other.Root);
        Calls += other.Calls;
        foreach (var (name, tally) in other.Hosts) Hosts.Get(name).Merge(tally);
        foreach (var (name, tally) in other.Dropped) Dropped.Get(name).Merge(tally);
        foreach (var (ends, link) in other.Links) Links.Get(ends).Merge(link);
    }

    /// <summary>The operations with their paths; the tree is used up.</summary>
    public IReadOnlyList<TemplatedOperation> TakeOperations()
    {
        var operations = PathTemplates.Resolve(Root);
        Root = new();
        return operations;
    }
}

/// <summary>Calls from one machine to one service.</summary>
sealed class LinkStats
{
    public long Calls, Errors, First = long.MaxValue, Last = long.MinValue;

    public Latency Latency { get; } = new();

    public void Merge(LinkStats other)
    {
        Calls += other.Calls;
        Errors += other.Errors;
        (First, Last) = (Math.Min(First, other.First), Math.Max(Last, other.Last));
        Latency.Merge(other.Latency);
    }
}
