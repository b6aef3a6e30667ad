using Heliograph.Traffic.Inference.Shapes;

namespace Heliograph.Traffic.Inference;

/// <summary>A parameter of a query, a header or a cookie.</summary>
sealed class ParameterStats
{
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
}

/// <summary>Bodies of one media type in one place.</summary>
sealed class BodyStats
{
    public long Count, Malformed, Unread;

    public ValueShape Value { get; } = new();

    public void Merge(BodyStats other)
    {
        Count += other.Count;
        Malformed += other.Malformed;
        Unread += other.Unread;
        Value.Merge(other.Value);
    }
}

/// <summary>Responses of one status.</summary>
sealed class ResponseStats
{
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
