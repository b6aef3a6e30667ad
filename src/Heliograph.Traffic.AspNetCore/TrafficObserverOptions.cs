using Heliograph.Traffic.Transforms;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Traffic.AspNetCore;

/// <summary>How much an observer looks at and holds.</summary>
public sealed record TrafficObserverOptions
{
    /// <summary>Bytes of a body that are looked at. Longer bodies are counted, not read.</summary>
    public int MostBody { get; init; } = 1 << 16;

    /// <summary>Calls that may wait to be learnt from; more are left out and counted.</summary>
    public int MostWaiting { get; init; } = 256;

    /// <summary>Memory that what was learnt may take, about. Beyond it calls of known operations are counted, and others are left out and counted as such.</summary>
    public long MostBytes { get; init; } = TrafficModel.UsualBytes;

    /// <summary>
    /// Calls of each method of a route that are learnt from at first. Later ones are with a chance that sinks as they become many, as in a reservoir of this size
    /// (Vitter 1985, algorithm R); the rest is counted, with its status and duration. Calls that match no route are always learnt from.
    /// </summary>
    public int SampleOfRoute { get; init; } = int.MaxValue;

    /// <summary>Whether the form of values is kept, and the words where a field takes a few; else nothing but how many there were and of which type, and no hosts.</summary>
    public bool KeepValues { get; init; } = true;

    /// <summary>How closely to look at a call; at all by <see cref="Attention.Sample"/> where it is null. Asked before the call is answered.</summary>
    public Func<HttpContext, Attention>? Attention { get; init; }

    /// <summary>Who calls and what part of the service is called, for the map; the addresses and the host where it is null. Few different names.</summary>
    public Func<HttpContext, (string Caller, string Service)>? Ends { get; init; }

    /// <summary>Run on every call before it is learnt from.</summary>
    public IReadOnlyList<IExchangeTransform> Transforms { get; init; } = [];
}

/// <summary>How closely an observer looks at a call.</summary>
public enum Attention
{
    /// <summary>By a sample of its route; all are counted.</summary>
    Sample,

    /// <summary>Every call is learnt from.</summary>
    All,

    /// <summary>It is not observed; its number is.</summary>
    None,
}
