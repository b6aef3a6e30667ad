using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Heliograph.Traffic.Listing;

/// <summary>Writes each exchange as JSON, and puts them in the order of their requests, whatever the number of shards.</summary>
/// <remarks>
/// Exchanges complete out of order, so what is written of them waits in a window. Where more are under way at a time than it holds, the oldest goes out first,
/// and one that completes later than that stands after it.
/// </remarks>
/// <param name="render">Writes an exchange; false leaves it out.</param>
/// <param name="write">Takes what was written of each, in order.</param>
/// <param name="window">How many may wait.</param>
/// <param name="mostBody">Bytes of each body that are wanted.</param>
sealed class OrderedExchanges(Func<Utf8JsonWriter, Exchange, bool> render, Action<ReadOnlySpan<byte>> write, int window, int mostBody)
{
    public const int UsualWindow = 1 << 16;

    readonly List<Shard> _shards = [];
    readonly PriorityQueue<byte[], LineOrder> _waiting = new();
    int _ended;

    /// <summary>Exchanges so far that were not left out.</summary>
    public long Count { get; private set; }

    public ExchangeConsumer AddShard()
    {
        var shard = new Shard(this);
        _shards.Add(shard);
        return shard;
    }

    /// <summary>Writes what waits.</summary>
    public void Flush()
    {
        while (_waiting.TryDequeue(out byte[]? line, out _)) write(line);
    }

    void EndRound()
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
        while (_waiting.Count > window) write(_waiting.Dequeue());
    }

    sealed class Shard(OrderedExchanges owner) : ExchangeConsumer
    {
        static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

        readonly ArrayBufferWriter<byte> _line = new();
        readonly List<(LineOrder, byte[])> _lines = [];

        public override int MostBody => owner.MostBody;

        public override void Take(Exchange exchange)
        {
            _line.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(_line, s_plain))
                if (!owner.Render(json, exchange)) return;
            _lines.Add((new(exchange.Start, exchange.Client, exchange.Server, exchange.Number), _line.WrittenSpan.ToArray()));
        }

        public override void EndRound() => owner.EndRound();

        public (LineOrder, byte[])[] TakeLines()
        {
            var lines = _lines.ToArray();
            _lines.Clear();
            return lines;
        }
    }

    int MostBody => mostBody;

    bool Render(Utf8JsonWriter json, Exchange exchange) => render(json, exchange);
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
