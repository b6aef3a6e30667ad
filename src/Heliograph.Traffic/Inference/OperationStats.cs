using Heliograph.Traffic.Inference.Storage;

namespace Heliograph.Traffic.Inference;

/// <summary>What was learnt of one method at one path. Two of them can be merged, in any order, with the same result.</summary>
sealed class OperationStats
{
    /// <summary>Of memory that one takes, about, without what is in its maps.</summary>
    public const int Bytes = 1024;

    /// <summary>Calls that were learnt from; shares are of these.</summary>
    public long Count;

    public long Unanswered, WithRequestBody;
    public long First = long.MaxValue, Last = long.MinValue;

    public SortedDictionary<string, ParameterStats> Query { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, ParameterStats> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public SortedDictionary<string, ParameterStats> Cookies { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, BodyStats> RequestBodies { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<int, ResponseStats> Responses { get; } = [];

    /// <summary>Calls that were counted and not looked into, by status; 0 is no answer.</summary>
    public SortedDictionary<int, Tally> Passed { get; } = [];

    /// <summary>All calls, learnt from or counted only.</summary>
    public long Calls => Count + Passed.Sum(p => p.Value.Count);

    /// <summary>Answers by status, of calls learnt from or counted only.</summary>
    public SortedDictionary<int, long> Statuses
    {
        get
        {
            var all = new SortedDictionary<int, long>();
            foreach (var (status, response) in Responses) all[status] = response.Count;
            foreach (var (status, passed) in Passed)
                if (status > 0) all[status] = all.GetValueOrDefault(status) + passed.Count;
            return all;
        }
    }

    /// <summary>Calls by what they let themselves in with; the empty name counts those without anything.</summary>
    public SortedDictionary<string, Tally> Security { get; } = new(StringComparer.Ordinal);

    /// <summary>Calls with a secret in their address, by its name.</summary>
    public SortedDictionary<string, Tally> SecretsInUrls { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, Tally> Hosts { get; } = new(StringComparer.Ordinal);

    public Latency Latency { get; } = new();

    public long Errors => Statuses.Where(s => s.Key >= 400).Sum(s => s.Value);

    /// <summary>When it was called, and how long it took.</summary>
    /// <param name="status">0 where there was no answer.</param>
    /// <param name="start">Nanoseconds since 1970.</param>
    /// <param name="duration">Nanoseconds.</param>
    public void Time(int status, long start, long duration)
    {
        (First, Last) = (Math.Min(First, start), Math.Max(Last, start));
        if (status > 0) Latency.Add(duration);
    }

    /// <summary>Counts a call without looking into it.</summary>
    /// <inheritdoc cref="Time"/>
    public void Pass(int status, long start, long duration)
    {
        Passed.Get(status).Add(start);
        Time(status, start, duration);
    }

    public void Merge(OperationStats other)
    {
        Count += other.Count;
        Unanswered += other.Unanswered;
        WithRequestBody += other.WithRequestBody;
        (First, Last) = (Math.Min(First, other.First), Math.Max(Last, other.Last));
        foreach (var (name, parameter) in other.Query) Query.Get(name).Merge(parameter);
        foreach (var (name, parameter) in other.Headers) Headers.Get(name).Merge(parameter);
        foreach (var (name, parameter) in other.Cookies) Cookies.Get(name).Merge(parameter);
        foreach (var (type, body) in other.RequestBodies) RequestBodies.Get(type).Merge(body);
        foreach (var (status, response) in other.Responses) Responses.Get(status).Merge(response);
        foreach (var (name, tally) in other.Security) Security.Get(name).Merge(tally);
        foreach (var (name, tally) in other.SecretsInUrls) SecretsInUrls.Get(name).Merge(tally);
        foreach (var (name, tally) in other.Hosts) Hosts.Get(name).Merge(tally);
        foreach (var (status, tally) in other.Passed) Passed.Get(status).Merge(tally);
        Latency.Merge(other.Latency);
    }

    public static void Scan(ModelScan scan, OperationStats stats)
    {
        scan.Number(ref stats.Count);
        scan.Number(ref stats.Unanswered);
        scan.Number(ref stats.WithRequestBody);
        scan.Number(ref stats.First);
        scan.Number(ref stats.Last);
        foreach (var parameters in (SortedDictionary<string, ParameterStats>[])[stats.Query, stats.Headers, stats.Cookies]) scan.Map(parameters, ParameterStats.Bytes, ParameterStats.Scan);
        scan.Map(stats.RequestBodies, BodyStats.Bytes, BodyStats.Scan);
        scan.Map(stats.Responses, ResponseStats.Bytes, ResponseStats.Scan);
        foreach (var tallies in (SortedDictionary<string, Tally>[])[stats.Security, stats.SecretsInUrls, stats.Hosts]) scan.Map(tallies, Tally.Bytes, Tally.Scan);
        scan.Map(stats.Passed, Tally.Bytes, Tally.Scan);
        stats.Latency.Scan(scan);
    }
}

/// <summary>A count, and when.</summary>
sealed class Tally
{
    public const int Bytes = 40;

    public long Count, First = long.MaxValue, Last = long.MinValue;

    public void Add(long time)
    {
        Count++;
        (First, Last) = (Math.Min(First, time), Math.Max(Last, time));
    }

    public void Merge(Tally other)
    {
        Count += other.Count;
        (First, Last) = (Math.Min(First, other.First), Math.Max(Last, other.Last));
    }

    public static void Scan(ModelScan scan, Tally tally)
    {
        scan.Number(ref tally.Count);
        scan.Number(ref tally.First);
        scan.Number(ref tally.Last);
    }
}
