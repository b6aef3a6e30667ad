namespace Heliograph.Traffic.Bench;

/// <summary>One pass over a capture, with what it cost on a line for the comparison: exchanges, and bytes allocated for each.</summary>
static class Passes
{
    public static void Parse(string capture, int shards)
    {
        var counters = new List<Counter>();
        Measure(() => TrafficFile.Read(capture, () =>
        {
            var counter = new Counter();
            counters.Add(counter);
            return counter;
        }, new() { Shards = shards }), () => counters.Sum(c => c.Exchanges));
    }

    public static void Learn(string capture, int shards)
    {
        var model = new TrafficModel();
        long calls = 0;
        Measure(() =>
        {
            TrafficFile.Read(capture, model.AddShard, new() { Shards = shards });
            calls = model.Snapshot().Calls;
        }, () => calls);
    }

    static void Measure(Action pass, Func<long> count)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        pass();
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before, exchanges = count();
        Console.WriteLine($"{exchanges} {(double)allocated / Math.Max(1, exchanges)}");
    }

    sealed class Counter : ExchangeConsumer
    {
        public long Exchanges { get; private set; }

        public override int MostBody => 1 << 20;

        public override void Take(Exchange exchange) => Exchanges++;
    }
}
