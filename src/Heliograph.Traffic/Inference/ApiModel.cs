using Heliograph.Traffic.Inference.Paths;
using Heliograph.Traffic.Inference.Storage;

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

    public void Scan(ModelScan scan)
    {
        scan.Number(ref Calls);
        foreach (var tallies in (SortedDictionary<string, Tally>[])[Hosts, Dropped]) scan.Map(tallies, Tally.Bytes, Tally.Scan);
        scan.Map(Links, LinkStats.Bytes, ends =>
        {
            var (client, server) = (ends.Client ?? "", ends.Server ?? "");
            scan.Text(ref client);
            scan.Text(ref server);
            return (client, server);
        }, LinkStats.Scan);
        PathNode.Scan(scan, Root);
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
    public const int Bytes = 128;

    public long Calls, Errors, First = long.MaxValue, Last = long.MinValue;

    public Latency Latency { get; } = new();

    /// <param name="status">0 where there was no answer.</param>
    /// <param name="start">Nanoseconds since 1970.</param>
    /// <param name="duration">Nanoseconds.</param>
    public void Add(int status, long start, long duration)
    {
        Calls++;
        if (status is 0 or >= 500) Errors++;
        (First, Last) = (Math.Min(First, start), Math.Max(Last, start));
        if (status > 0) Latency.Add(duration);
    }

    public static void Scan(ModelScan scan, LinkStats link)
    {
        scan.Number(ref link.Calls);
        scan.Number(ref link.Errors);
        scan.Number(ref link.First);
        scan.Number(ref link.Last);
        link.Latency.Scan(scan);
    }

    public void Merge(LinkStats other)
    {
        Calls += other.Calls;
        Errors += other.Errors;
        (First, Last) = (Math.Min(First, other.First), Math.Max(Last, other.Last));
        Latency.Merge(other.Latency);
    }
}
