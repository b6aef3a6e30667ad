using Heliograph.Traffic.Inference;
using Heliograph.Traffic.Transforms;

namespace Heliograph.Traffic;

/// <summary>Learns an API from its traffic.</summary>
/// <param name="transforms">Run on every call before it is learnt from, in their order.</param>
public sealed class TrafficModel(IReadOnlyList<IExchangeTransform>? transforms = null)
{
    readonly List<Learner> _shards = [];

    /// <summary>The consumer of one more shard; give this method to <see cref="TrafficFile.Read"/>. What several files say is learnt together.</summary>
    public ExchangeConsumer AddShard()
    {
        var shard = new Learner(transforms ?? []);
        lock (_shards) _shards.Add(shard);
        return shard;
    }

    /// <summary>What was learnt so far. While shards learn, none may be in the middle of a call.</summary>
    public ApiSnapshot Snapshot()
    {
        var whole = new ApiModel();
        lock (_shards)
            foreach (var shard in _shards) whole.Merge(shard.Model);
        return new(whole);
    }
}
