using Heliograph.Traffic.Capture;
using Heliograph.Traffic.Http;
using Heliograph.Traffic.Tcp;

namespace Heliograph.Traffic;

/// <summary>One pass over a capture. Each window is a round: its packets are shared out by connection, worked on side by side, and waited for.</summary>
/// <remarks>What depends on more than one connection happens between rounds, so that the number of shards changes nothing.</remarks>
sealed class CaptureRun(string name, Func<ExchangeConsumer> consumers, TrafficOptions options)
{
    readonly Shard[] _shards = [.. Enumerable.Range(0, Math.Max(1, options.Shards)).Select(_ => new Shard(consumers()))];
    readonly Dissector _dissector = new();
    long _position, _packets, _now = long.MinValue;
    string? _damage;

    sealed class Shard
    {
        public Shard(ExchangeConsumer consumer)
        {
            (Consumer, Workshop) = (consumer, new(consumer));
            Flows = new(Workshop);
        }

        public ExchangeConsumer Consumer { get; }

        public Workshop Workshop { get; }

        public FlowTable Flows { get; }

        public List<(Segment Segment, long Number)> Waiting { get; } = [];

        public void Work()
        {
            foreach (ref readonly var waiting in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Waiting)) Flows.Take(waiting.Segment, waiting.Number);
            Waiting.Clear();
        }
    }

    public CaptureSummary Read(ByteWindows windows, CancellationToken cancel)
    {
        PacketReader? reader = null;
        int keep = 0;
        while (!cancel.IsCancellationRequested)
        {
            var window = windows.Next(keep);
            if (window.Length == keep) break;
            int at = 0;
            if (reader is null)
            {
                reader = PcapReader.Recognises(window.Span) ? new PcapReader(window.Span) : PcapngReader.Recognises(window.Span) ? new PcapngReader()
                    : throw new TrafficException(TrafficError.UnknownFile, $"{name} is no capture: it begins neither like pcap nor like pcapng.");
                at = reader is PcapReader ? PcapReader.HeaderLength : 0;
            }
            at += ShareOut(reader, window[at..]);
            Work();
            keep = window.Length - at;
            _position += at;
            options.Progress?.Invoke(_position, windows.Length);
            if (reader.Damage is { } damage)
            {
                _damage = $"At byte {_position} {damage}: what follows can't be read.";
                keep = 0;
                break;
            }
        }
        if (keep > 0 && !cancel.IsCancellationRequested) _damage ??= $"The last packet, at byte {_position}, is cut off.";
        foreach (var shard in _shards) shard.Flows.Finish();
        EndRound();
        return new(Counts(), _damage);
    }

    int ShareOut(PacketReader reader, ReadOnlyMemory<byte> window)
    {
        int at = 0;
        while (reader.Read(window[at..], out var packet) is not 0 and var length)
        {
            at += length;
            if (packet.Bytes.IsEmpty) continue;
            _packets++;
            if (packet.Time > _now) _now = packet.Time;
            if (!_dissector.TryDissect(packet, out var segment)) continue;
            var shard = _shards.Length == 1 ? _shards[0] : _shards[(uint)segment.Flow.GetHashCode() % (uint)_shards.Length];
            shard.Waiting.Add((segment, _packets));
        }
        return at;
    }

    void Work()
    {
        if (_shards.Length == 1) _shards[0].Work();
        else Parallel.ForEach(_shards, shard => shard.Work());
        foreach (var shard in _shards) shard.Flows.Sweep(_now);
        Evict();
        EndRound();
    }

    void EndRound()
    {
        foreach (var shard in _shards) shard.Consumer.EndRound();
    }

    void Evict()
    {
        long held = _shards.Sum(s => s.Flows.Flows.Sum(f => f.Flow.HeldBytes));
        if (held <= options.MostHeldBytes) return;
        var byAge = _shards.SelectMany(s => s.Flows.Flows.Select(f => (Shard: s, f.Key, f.Flow))).OrderBy(f => f.Flow.LastTime).ThenBy(f => f.Flow.Number).ToArray();
        foreach (var (shard, key, flow) in byAge)
        {
            if (held <= options.MostHeldBytes) return;
            held -= flow.HeldBytes;
            shard.Flows.Evict(key, flow);
        }
    }

    List<StageCounts> Counts()
    {
        var packets = _dissector.Counts;
        long Tcp(Func<TcpCounts, long> count) => _shards.Sum(s => count(s.Workshop.Tcp));
        long Http(Func<HttpCounts, long> count) => _shards.Sum(s => count(s.Workshop.Http));
        return
        [
            new("packets", "packets", packets.Packets, packets.Segments, Noted(
                ("link type that can't be read", packets.UnknownLink), ("not IP", packets.NotIp), ("not TCP", packets.NotTcp), ("QUIC (HTTP/3)", packets.Quic),
                ("cut off or not valid", packets.Truncated), ("in too many tunnels", packets.TooNested), ("fragments", packets.Fragments), ("fragments of packets that stayed incomplete", packets.LostFragments))),
            new("connections", "bytes", Tcp(c => c.Delivered + c.Retransmitted), Tcp(c => c.Delivered), Noted(
                ("sent again", Tcp(c => c.Retransmitted)), ("not captured", Tcp(c => c.Lost)), ("connections", Tcp(c => c.Flows)), ("connections given up for want of memory", Tcp(c => c.Evicted)))),
            new("HTTP", "messages", Http(c => c.Requests + c.Responses), Http(c => c.Exchanges), Noted(
                ("requests", Http(c => c.Requests)), ("responses", Http(c => c.Responses)), ("requests without a response", Http(c => c.Unanswered)), ("responses without a request", Http(c => c.Unrequested)),
                ("responses to requests that were lost", Http(c => c.UnmatchedResponses)), ("interim responses", Http(c => c.Interim)), ("HTTP/0.9", Http(c => c.Ancient)), ("TLS", Http(c => c.Tls)), ("HTTP/2", Http(c => c.Http2)),
                ("other protocols", Http(c => c.OtherProtocols)), ("upgrades", Http(c => c.Upgrades)), ("tunnels", Http(c => c.Tunnels)), ("bytes that are not HTTP", Http(c => c.UnreadableBytes)),
                ("messages whose end was lost", Http(c => c.BrokenFraming)), ("heads cut off", Http(c => c.CutHeads)))),
        ];
    }

    static Dictionary<string, long> Noted(params ReadOnlySpan<(string Name, long Count)> counts)
    {
        var noted = new Dictionary<string, long>();
        foreach (var (name, count) in counts)
            if (count != 0) noted[name] = count;
        return noted;
    }
}
