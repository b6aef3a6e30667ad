namespace Heliograph.Traffic.Inference;

/// <summary>What was learnt of one method at one path. Two of them can be merged, in any order, with the same result.</summary>
sealed class OperationStats
{
    public long Count, Unanswered, WithRequestBody;
    public long First = long.MaxValue, Last = long.MinValue;

    public SortedDictionary<string, ParameterStats> Query { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, ParameterStats> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public SortedDictionary<string, ParameterStats> Cookies { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, BodyStats> RequestBodies { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<int, ResponseStats> Responses { get; } = [];

    /// <summary>Calls by what they let themselves in with; the empty name counts those without anything.</summary>
    public SortedDictionary<string, Tally> Security { get; } = new(StringComparer.Ordinal);

    /// <summary>Calls with a secret in their address, by its name.</summary>
    public SortedDictionary<string, Tally> SecretsInUrls { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, Tally> Hosts { get; } = new(StringComparer.Ordinal);

    public Latency Latency { get; } = new();

    public long Errors => Responses.Where(r => r.Key >= 400).Sum(r => r.Value.Count);

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
        Latency.Merge(other.Latency);
    }
}

/// <summary>A count, and when.</summary>
sealed class Tally
{
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
}
