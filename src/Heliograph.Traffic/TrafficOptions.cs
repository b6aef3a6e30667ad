namespace Heliograph.Traffic;

/// <summary>How captures are read.</summary>
public sealed record TrafficOptions
{
    /// <summary>Workers that connections are shared out to; results are the same for any number.</summary>
    public int Shards { get; init; } = Math.Max(1, Math.Min(Environment.ProcessorCount, 8));

    /// <summary>Called now and then with bytes read and, where known, bytes in all.</summary>
    public Action<long, long?>? Progress { get; init; }

    /// <summary>Bytes that unfinished messages and segments may hold, all together. Beyond it the connections that were silent for longest are given up.</summary>
    public long MostHeldBytes { get; init; } = 96 << 20;
}
