namespace Heliograph.Traffic;

/// <summary>Takes exchanges as they complete. Each shard has one, called by one thread at a time.</summary>
public abstract class ExchangeConsumer
{
    /// <summary>Bytes of a body that the consumer wants to see at most; 0 where lengths are enough.</summary>
    public virtual int MostBody => 0;

    /// <summary>One exchange; valid during the call.</summary>
    public abstract void Take(Exchange exchange);

    /// <summary>All shards have reached the same place of the capture, and wait.</summary>
    public virtual void EndRound()
    {
    }
}
