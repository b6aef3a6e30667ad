using Heliograph.Traffic.Transforms;

namespace Heliograph.Traffic.Inference;

/// <summary>Learns from the exchanges of one shard.</summary>
sealed class Learner(IReadOnlyList<IExchangeTransform> transforms) : ExchangeConsumer
{
    const int LargestBody = 1 << 20, LongestPath = 2048, DeepestPath = 24;

    readonly ObservedCall _call = new();

    public ApiModel Model { get; } = new();

    public override int MostBody => LargestBody;

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
        _call.Begin(exchange, LargestBody);
        foreach (var transform in transforms)
            if (transform.Apply(_call).Reason is { } reason)
            {
                Model.Dropped.Get(reason).Add(exchange.Start);
                return;
            }
        Learn(_call);
    }

    void Learn(ObservedCall call)
    {
        var exchange = call.Exchange;
        Model.Calls++;
        string host = Names.Of(exchange.Request.Find("host"u8));
        Model.Hosts.Get(host).Add(exchange.Start);
        LearnLink(call, host.Length > 0 ? host : exchange.Server.ToString());
        var node = Model.Root;
        int depth = 0;
        foreach (var range in call.Path.AsSpan(0, Math.Min(call.Path.Length, LongestPath)).Split((byte)'/'))
        {
            var segment = call.Path.AsSpan(range);
            if (segment.IsEmpty) continue;
            if (++depth > DeepestPath) break;
            node = node.Step(segment, call.IsPathKnown);
        }
        var operation = node.Operations.Get(Names.Of(exchange.Request.Method));
        operation.Count++;
        (operation.First, operation.Last) = (Math.Min(operation.First, exchange.Start), Math.Max(operation.Last, exchange.Start));
        operation.Hosts.Get(host).Add(exchange.Start);
        if (call.Status == 0) operation.Unanswered++;
        else operation.Latency.Add(exchange.End - exchange.Start);
        RequestLearning.Learn(call, operation);
        if (call.Status > 0) ResponseLearning.Learn(call, operation.Responses.Get(call.Status));
    }

    void LearnLink(ObservedCall call, string server)
    {
        var link = Model.Links.Get((Names.Of(call.Exchange.Client), server));
        link.Calls++;
        if (call.Status is 0 or >= 500) link.Errors++;
        (link.First, link.Last) = (Math.Min(link.First, call.Exchange.Start), Math.Max(link.Last, call.Exchange.Start));
        if (call.Status > 0) link.Latency.Add(call.Exchange.End - call.Exchange.Start);
    }
}
