using Heliograph.Traffic.Inference;
using Heliograph.Traffic.Transforms;

namespace Heliograph.Traffic;

/// <summary>Learns an API from its traffic.</summary>
/// <param name="transforms">Run on every call before it is learnt from, in their order.</param>
/// <param name="mostBytes">
/// Memory that what each shard learns may take, about. Beyond it, calls of operations that are known are counted, and others are left out and counted as such:
/// only up to there does the number of shards change nothing.
/// </param>
public sealed class TrafficModel(IReadOnlyList<IExchangeTransform>? transforms = null, long mostBytes = TrafficModel.UsualBytes)
{
    /// <summary>What a shard may take unless said otherwise: 64 MiB.</summary>
    public const long UsualBytes = 64 << 20;

    readonly List<Learner> _shards = [];

    /// <summary>The consumer of one more shard; give this method to <see cref="TrafficFile.Read"/>. What several files say is learnt together.</summary>
    public ExchangeConsumer AddShard()
    {
        var shard = new Learner(transforms ?? [], new(mostBytes));
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
