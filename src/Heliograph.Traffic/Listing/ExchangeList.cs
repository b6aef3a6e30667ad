namespace Heliograph.Traffic.Listing;

/// <summary>Writes one line of JSON for each exchange, by the time of its request, whatever the number of shards.</summary>
/// <remarks>
/// Exchanges complete out of order, so lines wait in a window. Where more are under way at a time than it holds, the oldest goes out first,
/// and one that completes later than that stands after it.
/// </remarks>
public sealed class ExchangeList : IDisposable
{
    const int Window = 1 << 16;

    readonly Stream _target;
    readonly int _window;
    readonly List<ExchangeLines> _shards = [];
    readonly PriorityQueue<byte[], LineOrder> _waiting = new();
    int _ended;

    /// <param name="target">Receives the lines, in UTF-8.</param>
    public ExchangeList(Stream target) : this(target, Window)
    {
    }

    internal ExchangeList(Stream target, int window) => (_target, _window) = (target, window);

    /// <summary>Exchanges so far.</summary>
    public long Count { get; private set; }

    /// <summary>The consumer of one more shard.</summary>
    public ExchangeConsumer AddShard()
    {
        var shard = new ExchangeLines(this);
        _shards.Add(shard);
        return shard;
    }

    internal void EndRound()
    {
        // Shards end their round one after the other; with the last one all lines are there.
        if (++_ended < _shards.Count) return;
        _ended = 0;
        foreach (var shard in _shards)
            foreach (var (order, line) in shard.TakeLines())
            {
                Count++;
                _waiting.Enqueue(line, order);
            }
        while (_waiting.Count > _window) _target.Write(_waiting.Dequeue());
    }

    /// <summary>Writes what waits.</summary>
    public void Dispose()
    {
        while (_waiting.TryDequeue(out byte[]? line, out _)) _target.Write(line);
        _target.Flush();
    }
}

/// <summary>Where an exchange stands in a list.</summary>
readonly record struct LineOrder(long Start, Endpoint Client, Endpoint Server, int Number) : IComparable<LineOrder>
{
    public int CompareTo(LineOrder other) =>
        Start != other.Start ? Start.CompareTo(other.Start)
        : Client != other.Client ? Client.CompareTo(other.Client)
        : Server != other.Server ? Server.CompareTo(other.Server)
        : Number.CompareTo(other.Number);
}
