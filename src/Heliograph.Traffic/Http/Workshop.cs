using Heliograph.Traffic.Tcp;

namespace Heliograph.Traffic.Http;

/// <summary>What the connections of one shard share: counts, used exchanges, and who takes the finished ones.</summary>
sealed class Workshop(ExchangeConsumer consumer)
{
    const int MostSpare = 256;

    readonly Stack<Exchange> _spare = [];

    public TcpCounts Tcp { get; } = new();

    public HttpCounts Http { get; } = new();

    public int MostBody { get; } = consumer.MostBody;

    /// <summary>Where heads are read to, until they are known to be whole.</summary>
    public Message Scratch { get; private set; } = new();

    /// <summary>Takes the message that was read, and leaves another to read to.</summary>
    public Message TakeScratch(Message other)
    {
        var taken = Scratch;
        Scratch = other;
        return taken;
    }

    public Exchange Rent()
    {
        var exchange = _spare.TryPop(out var spare) ? spare : new();
        exchange.Clear();
        return exchange;
    }

    public void HandOver(Exchange exchange)
    {
        Http.Exchanges++;
        if (!exchange.HasRequest) Http.Unrequested++;
        else if (!exchange.HasResponse) Http.Unanswered++;
        consumer.Take(exchange);
        Return(exchange);
    }

    public void Return(Exchange exchange)
    {
        if (_spare.Count < MostSpare) _spare.Push(exchange);
    }
}
