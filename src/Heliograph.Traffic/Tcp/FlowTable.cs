using Heliograph.Traffic.Http;

namespace Heliograph.Traffic.Tcp;

/// <summary>The connections of one shard.</summary>
sealed class FlowTable(Workshop workshop)
{
    // A connection that is over stays for a while, so that a late repetition does not look like a new one.
    const long Linger = 10_000_000_000, Patience = 900_000_000_000;

    readonly Dictionary<FlowKey, Flow> _flows = [];

    public IEnumerable<(FlowKey Key, Flow Flow)> Flows => _flows.Select(f => (f.Key, f.Value));

    public void Take(in Segment segment, long number)
    {
        if (!_flows.TryGetValue(segment.Flow, out var flow))
        {
            if (segment.Data.IsEmpty && (segment.Flags & TcpFlags.Syn) == 0) return;
            flow = Open(segment.Flow, number);
        }
        else if (flow.IsReopenedBy(segment))
        {
            flow.Finish();
            flow = Open(segment.Flow, number);
        }
        flow.Take(segment);
    }

    Flow Open(FlowKey key, long number)
    {
        workshop.Tcp.Flows++;
        return _flows[key] = new(key, number, workshop);
    }

    /// <summary>Lets go of what is over or has been silent for long.</summary>
    public void Sweep(long now)
    {
        foreach (var (key, flow) in _flows)
            if (now - flow.LastTime > (flow.IsOver ? Linger : Patience)) Close(key, flow);
    }

    public void Evict(FlowKey key, Flow flow)
    {
        workshop.Tcp.Evicted++;
        Close(key, flow);
    }

    public void Finish()
    {
        foreach (var (key, flow) in _flows.OrderBy(f => f.Value.Number).ToArray()) Close(key, flow);
    }

    void Close(FlowKey key, Flow flow)
    {
        flow.Finish();
        _flows.Remove(key);
    }
}
