using Heliograph.Recommendations.Neighbours;

namespace Heliograph.Recommendations.Tests;

/// <summary>Work as tests run it: cancelled with the test.</summary>
static class Finding
{
    public static NeighbourLists Find(this AllPairs pairs, int threads = 0, BlockStore? store = null, IProgress<double>? progress = null) =>
        pairs.Run(threads, store, progress, TestContext.Current.CancellationToken);
}

sealed class Reports : IProgress<double>
{
    public List<double> Values { get; } = [];

    public void Report(double value) => Values.Add(value);
}
