using Heliograph.Traffic.Inference.Paths;
using Heliograph.Traffic.Inference.Storage;
using Heliograph.Traffic.Transforms;

namespace Heliograph.Traffic.Inference;

/// <summary>Learns from the exchanges of one shard.</summary>
/// <param name="transforms">Run on every call before it is learnt from.</param>
/// <param name="limits">What may be kept, and how much.</param>
sealed class Learner(IReadOnlyList<IExchangeTransform> transforms, LearningLimits limits) : ExchangeConsumer
{
    const int LargestBody = 1 << 20, LongestPath = 2048, DeepestPath = 24, LooksAFilling = 8;
    const string NoRoom = "no room in the memory budget";

    readonly ObservedCall _call = new();
    long _made;

    public ApiModel Model { get; private set; } = new();

    /// <summary>Whether the budget is used up: from then on calls are only counted.</summary>
    public bool IsFull { get; private set; }

    public override int MostBody => LargestBody;

    /// <summary>Forgets all, and goes on from another model.</summary>
    public void StartFrom(ApiModel model)
    {
        (Model, _made) = (model, 0);
        IsFull = ModelSize.Of(model) > limits.MostBytes;
    }

    public override void Take(Exchange exchange)
    {
        if (!exchange.HasRequest)
        {
            Model.Dropped.Get("response without a request").Add(exchange.Start);
            return;
        }
        if (exchange.Request.Method.SequenceEqual("CONNECT"u8) || exchange.Request.Target.SequenceEqual("*"u8))
        {
            Model.Dropped.Get("no call of an API").Add(exchange.Start);
            return;
        }
        long before = GC.GetAllocatedBytesForCurrentThread();
        _call.Begin(exchange, LargestBody, limits.KeepsValues);
        foreach (var transform in transforms)
            if (transform.Apply(_call).Reason is { } reason)
            {
                Model.Dropped.Get(reason).Add(exchange.Start);
                return;
            }
        Learn(_call);
        _made += GC.GetAllocatedBytesForCurrentThread() - before;
        // A model cannot have grown by more than what was allocated, so that it need not be measured more often.
        if (IsFull || _made < limits.MostBytes / LooksAFilling) return;
        _made = 0;
        IsFull = ModelSize.Of(Model) > limits.MostBytes;
    }

    void Learn(ObservedCall call)
    {
        var exchange = call.Exchange;
        string host = limits.KeepsValues ? Names.Of(exchange.Request.Find("host"u8)) : "", method = Names.Of(exchange.Request.Method);
        string server = exchange.Service ?? (host.Length > 0 ? host : exchange.Server.ToString()), client = exchange.Caller ?? Names.Of(exchange.Client);
        if (IsFull)
        {
            Count(Look(call.Path)?.Operations.GetValueOrDefault(method), client, server, call.Status, exchange.Start, exchange.End - exchange.Start);
            return;
        }
        Model.Calls++;
        if (host.Length > 0) Model.Hosts.Get(host).Add(exchange.Start);
        Model.Links.Get((client, server)).Add(call.Status, exchange.Start, exchange.End - exchange.Start);
        var operation = Walk(call).Operations.Get(method);
        operation.Count++;
        operation.Time(call.Status, exchange.Start, exchange.End - exchange.Start);
        if (host.Length > 0) operation.Hosts.Get(host).Add(exchange.Start);
        if (call.Status == 0) operation.Unanswered++;
        RequestLearning.Learn(call, operation);
        if (call.Status > 0) ResponseLearning.Learn(call, operation.Responses.Get(call.Status));
    }

    /// <summary>Counts a call that was not looked into.</summary>
    /// <param name="route">The path of the service's own route, with its parameters in braces.</param>
    /// <param name="status">0 where there was no answer.</param>
    /// <param name="start">Nanoseconds since 1970.</param>
    /// <param name="duration">Nanoseconds.</param>
    public void Pass(string method, byte[] route, string client, string server, int status, long start, long duration)
    {
        if (IsFull)
        {
            Count(Look(route)?.Operations.GetValueOrDefault(method), client, server, status, start, duration);
            return;
        }
        var node = Model.Root;
        foreach (var range in route.AsSpan().Split((byte)'/'))
            if (route.AsSpan(range) is { IsEmpty: false } segment) node = node.Step(segment, isKnown: true);
        Model.Links.Get((client, server));
        Count(node.Operations.Get(method), client, server, status, start, duration);
    }

    /// <summary>Counts a call of an operation that is known already.</summary>
    void Count(OperationStats? operation, string client, string server, int status, long start, long duration)
    {
        if (operation is null)
        {
            Model.Dropped.Get(NoRoom).Add(start);
            return;
        }
        Model.Calls++;
        operation.Pass(status, start, duration);
        if (Model.Links.TryGetValue((client, server), out var link)) link.Add(status, start, duration);
    }

    PathNode Walk(ObservedCall call)
    {
        var node = Model.Root;
        var path = call.Path.AsSpan(0, Math.Min(call.Path.Length, LongestPath)).TrimEnd((byte)'/');
        var sent = call.IsPathKnown ? call.SentPath.TrimEnd((byte)'/') : default;
        bool isAlike = !sent.IsEmpty && sent.Count((byte)'/') == path.Count((byte)'/');
        int depth = 0;
        foreach (var range in path.Split((byte)'/'))
        {
            var segment = path[range];
            ReadOnlySpan<byte> value = default;
            if (isAlike)
            {
                int slash = sent.IndexOf((byte)'/');
                value = slash < 0 ? sent : sent[..slash];
                sent = slash < 0 ? default : sent[(slash + 1)..];
            }
            if (segment.IsEmpty) continue;
            if (++depth > DeepestPath) break;
            node = node.Step(segment, call.IsPathKnown, value);
        }
        return node;
    }

    PathNode? Look(ReadOnlySpan<byte> path)
    {
        PathNode? node = Model.Root;
        foreach (var range in path.Split((byte)'/'))
            if (!path[range].IsEmpty) node = node?.Look(path[range]);
        return node;
    }
}
