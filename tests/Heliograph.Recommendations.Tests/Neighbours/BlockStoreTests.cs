using Heliograph.Recommendations.Neighbours;
using Heliograph.Recommendations.Sparse;

namespace Heliograph.Recommendations.Tests.Neighbours;

public sealed class BlockStoreTests
{
    static readonly SparseMatrix s_items = Matrices.Skewed(rows: 2000, columns: 3000, pairs: 200_000, seed: 4);
    static readonly NeighbourOptions s_options = new() { Count = 10 };

    [Fact]
    public void Work_that_was_stopped_goes_on_where_it_was()
    {
        using var folder = new TemporaryFolder();
        var pairs = new AllPairs(s_items, s_options);
        using (var stop = new CancellationTokenSource())
            Assert.ThrowsAny<OperationCanceledException>(() => pairs.Run(1, new BlockStore(folder["blocks"], s_items, s_options), new StopAfterOne(stop), stop.Token));
        string first = Assert.Single(Directory.GetFiles(folder["blocks"], "block-*"));
        var written = File.GetLastWriteTimeUtc(first);

        var resumed = pairs.Find(store: new BlockStore(folder["blocks"], s_items, s_options));
        var whole = pairs.Find();
        for (int item = 0; item < s_items.RowCount; item++) Assert.Equal(whole[item], resumed[item]);
        Assert.Equal(written, File.GetLastWriteTimeUtc(first));
        Assert.Equal(pairs.BlockCount, Directory.GetFiles(folder["blocks"], "block-*").Length);
    }

    [Fact]
    public void A_damaged_block_is_worked_out_again()
    {
        using var folder = new TemporaryFolder();
        var pairs = new AllPairs(s_items, s_options);
        var whole = pairs.Find(store: new BlockStore(folder["blocks"], s_items, s_options));
        foreach (string block in Directory.GetFiles(folder["blocks"], "block-*"))
        {
            byte[] bytes = File.ReadAllBytes(block);
            bytes[^7] ^= 1;
            File.WriteAllBytes(block, bytes);
        }
        var again = pairs.Find(store: new BlockStore(folder["blocks"], s_items, s_options));
        for (int item = 0; item < s_items.RowCount; item++) Assert.Equal(whole[item], again[item]);
    }

    [Fact]
    public void Blocks_of_other_work_are_refused()
    {
        using var folder = new TemporaryFolder();
        _ = new BlockStore(folder["blocks"], s_items, s_options);
        var refused = Assert.Throws<RecommendationDataException>(() => new BlockStore(folder["blocks"], s_items, s_options with { MinCommon = 2 }));
        Assert.Equal(RecommendationFault.OtherWork, refused.Fault);
    }

    sealed class StopAfterOne(CancellationTokenSource stop) : IProgress<double>
    {
        public void Report(double value) => stop.Cancel();
    }
}
