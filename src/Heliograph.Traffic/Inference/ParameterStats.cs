using Heliograph.Traffic.Inference.Shapes;
using Heliograph.Traffic.Inference.Storage;

namespace Heliograph.Traffic.Inference;

/// <summary>A parameter of a query, a header or a cookie.</summary>
sealed class ParameterStats
{
    /// <summary>Of memory that one takes, about, without what is in its values.</summary>
    public const int Bytes = 128;

    /// <summary>Calls that had it.</summary>
    public long Count;

    /// <summary>Calls that had it more than once.</summary>
    public long Repeated;

    /// <summary>Whether its name says that its values must not be kept; null until it was asked.</summary>
    public bool? IsSensitive;

    public ValueShape Value { get; } = new();

    public void Merge(ParameterStats other)
    {
        Count += other.Count;
        Repeated += other.Repeated;
        Value.Merge(other.Value);
    }

    public static void Scan(ModelScan scan, ParameterStats stats)
    {
        scan.Number(ref stats.Count);
        scan.Number(ref stats.Repeated);
        ValueShape.Scan(scan, stats.Value);
    }
}

/// <summary>Bodies of one media type in one place.</summary>
sealed class BodyStats
{
    public const int Bytes = 128;

    public long Count, Malformed, Unread;

    public ValueShape Value { get; } = new();

    public void Merge(BodyStats other)
    {
        Count += other.Count;
        Malformed += other.Malformed;
        Unread += other.Unread;
        Value.Merge(other.Value);
    }

    public static void Scan(ModelScan scan, BodyStats stats)
    {
        scan.Number(ref stats.Count);
        scan.Number(ref stats.Malformed);
        scan.Number(ref stats.Unread);
        ValueShape.Scan(scan, stats.Value);
    }
}

/// <summary>Responses of one status.</summary>
sealed class ResponseStats
{
    public const int Bytes = 240;

    public long Count, WithBody;

    public SortedDictionary<string, BodyStats> Bodies { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, ParameterStats> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public void Merge(ResponseStats other)
    {
        Count += other.Count;
        WithBody += other.WithBody;
        foreach (var (type, body) in other.Bodies) Bodies.Get(type).Merge(body);
        foreach (var (name, header) in other.Headers) Headers.Get(name).Merge(header);
    }

    public static void Scan(ModelScan scan, ResponseStats stats)
    {
        scan.Number(ref stats.Count);
        scan.Number(ref stats.WithBody);
        scan.Map(stats.Bodies, BodyStats.Bytes, BodyStats.Scan);
        scan.Map(stats.Headers, ParameterStats.Bytes, ParameterStats.Scan);
    }
}

static class StatsExtensions
{
    /// <summary>The value of a key, new where there was none.</summary>
    public static T Get<TKey, T>(this IDictionary<TKey, T> values, TKey key) where T : new()
    {
        if (!values.TryGetValue(key, out var value)) values[key] = value = new();
        return value;
    }
}
