namespace Heliograph.Traffic.Listing;

/// <summary>Writes one line of JSON for each exchange, by the time of its request, whatever the number of shards.</summary>
/// <remarks>Lines wait in a window of 65,536 for exchanges that began earlier and end later.</remarks>
public sealed class ExchangeList : IDisposable
{
    readonly Stream _target;
    readonly OrderedExchanges _lines;

    /// <param name="target">Receives the lines, in UTF-8.</param>
    public ExchangeList(Stream target)
    {
        _target = target;
        _lines = new(ExchangeLine.Write, WriteLine, OrderedExchanges.UsualWindow, mostBody: 0);
    }

    /// <summary>Exchanges so far.</summary>
    public long Count => _lines.Count;

    /// <summary>The consumer of one more shard.</summary>
    public ExchangeConsumer AddShard() => _lines.AddShard();

    void WriteLine(ReadOnlySpan<byte> line)
    {
        // At once: who reads takes lines.
        Span<byte> whole = new byte[line.Length + 1];
        line.CopyTo(whole);
        whole[^1] = (byte)'\n';
        _target.Write(whole);
    }

    /// <summary>Writes what waits.</summary>
    public void Dispose()
    {
        _lines.Flush();
        _target.Flush();
    }
}
