using Heliograph.Traffic.Transforms;

namespace Heliograph.Traffic.AspNetCore;

/// <summary>How much an observer looks at and holds.</summary>
public sealed record TrafficObserverOptions
{
    /// <summary>Bytes of a body that are looked at. Longer bodies are counted, not read.</summary>
    public int MostBody { get; init; } = 1 << 16;

    /// <summary>Calls that may wait to be learnt from; more are left out and counted.</summary>
    public int MostWaiting { get; init; } = 256;

    /// <summary>Run on every call before it is learnt from.</summary>
    public IReadOnlyList<IExchangeTransform> Transforms { get; init; } = [];
}
