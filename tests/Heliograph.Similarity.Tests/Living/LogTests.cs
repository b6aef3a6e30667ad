using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Tests.Living;

public sealed class LogTests
{
    const int Dimension = 8;

    static readonly VectorSet s_points = Clouds.Of(300, Dimension);
    static readonly LopqModel s_model = LopqModel.Train(s_points, new() { Clusters = 4, Subquantizers = 4, Bits = 4, Iterations = 2 });

    /// <summary>Ten vectors, and four changes in the log: what is alive after each, and where its record ends.</summary>
    static (long[] Alive, long End)[] Written(TemporaryFolder folder)
    {
        LopqIndex.Build(s_model, s_points.Take([.. Enumerable.Range(0, 10)]), path: folder["i"]).Dispose();
        using var index = LivingIndex.Open(folder["i"], s_model);
        List<(long[], long)> states = [State()];
        index.Add([20, 21], s_points.Take([20, 21]));
        states.Add(State());
        index.Remove([3, 20]);
        states.Add(State());
        index.Add([4], s_points.Take([44]));
        states.Add(State());
        index.Remove([99]);
        states.Add(State());
        return [.. states];

        (long[], long) State() => (Alive(index), new FileInfo(folder["i.log-0"]).Length);
    }

    static long[] Alive(LivingIndex index) =>
        [.. index.Search(s_points[0], new() { Count = 100, Quota = int.MaxValue }).Select(n => n.Id).Order()];

    [Fact]
    public void A_log_cut_anywhere_keeps_every_change_that_was_acknowledged()
    {
        using var folder = new TemporaryFolder();
        var states = Written(folder);
        byte[] log = File.ReadAllBytes(folder["i.log-0"]);
        for (int length = 0; length <= log.Length; length++)
        {
            File.WriteAllBytes(folder["i.log-0"], log[..length]);
            using (var index = LivingIndex.Open(folder["i"], s_model))
            {
                var expected = states.Last(state => state.End <= Math.Max(length, states[0].End)).Alive;
                Assert.Equal(expected, Alive(index));
                index.Add([50], s_points.Take([50]));
            }
            using var again = LivingIndex.Open(folder["i"], s_model);
            Assert.True(again.Contains(50));
        }
    }

    [Fact]
    public void A_change_that_is_damaged_before_others_is_refused_with_its_place()
    {
        using var folder = new TemporaryFolder();
        var states = Written(folder);
        byte[] log = File.ReadAllBytes(folder["i.log-0"]);
        for (long at = states[1].End; at < states[2].End; at++)
        {
            byte[] changed = [.. log];
            changed[at] ^= 0x20;
            File.WriteAllBytes(folder["i.log-0"], changed);
            var refused = Assert.Throws<SimilarityException>(() => LivingIndex.Open(folder["i"], s_model));
            Assert.Equal((SimilarityFault.Damaged, states[1].End), (refused.Fault, refused.Offset));
        }
    }

    [Fact]
    public void An_index_built_anew_in_its_place_has_none_of_the_old_changes()
    {
        using var folder = new TemporaryFolder();
        Written(folder);
        var others = s_points.Take([.. Enumerable.Range(100, 6)]);
        LopqIndex.Build(s_model, others, path: folder["i"]).Dispose();
        using (var reader = LivingIndex.Open(folder["i"], s_model, readOnly: true)) Assert.Equal([0, 1, 2, 3, 4, 5], Alive(reader));
        using var index = LivingIndex.Open(folder["i"], s_model);
        Assert.Equal([0, 1, 2, 3, 4, 5], Alive(index));
        Assert.False(File.Exists(folder["i.log-0"]));
        Assert.Equal(SimilarityFault.InUse, Assert.Throws<SimilarityException>(() => LopqIndex.Build(s_model, others, path: folder["i"])).Fault);
    }

    [Fact]
    public void A_foreign_log_is_refused()
    {
        using var folder = new TemporaryFolder();
        Written(folder);
        File.WriteAllText(folder["i.log-0"], "Not a log of changes at all.");
        Assert.Equal(SimilarityFault.Foreign, Assert.Throws<SimilarityException>(() => LivingIndex.Open(folder["i"], s_model)).Fault);
    }

    [Fact]
    public void A_compaction_that_ends_before_its_file_loses_nothing()
    {
        using var folder = new TemporaryFolder();
        long[] alive = Written(folder)[^1].Alive;
        // The next log was begun and has a change in it; the new file never came.
        using (var index = LivingIndex.Open(folder["i"], s_model))
        {
            byte[] before = File.ReadAllBytes(folder["i"]);
            byte[] log = File.ReadAllBytes(folder["i.log-0"]);
            index.Compact();
            index.Add([60], s_points.Take([60]));
            index.Dispose();
            File.WriteAllBytes(folder["i"], before);
            File.WriteAllBytes(folder["i.log-0"], log);
        }
        using (var index = LivingIndex.Open(folder["i"], s_model))
        {
            Assert.Equal([.. alive, 60], Alive(index));
            index.Remove([60]);
            index.Compact();
        }
        using var again = LivingIndex.Open(folder["i"], s_model);
        Assert.Equal(alive, Alive(again));
        Assert.Equal(["i", "i.lock", "i.log-2"], Directory.GetFiles(Path.GetDirectoryName(folder["i"])!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_compaction_that_ends_before_the_old_log_is_gone_applies_it_once()
    {
        using var folder = new TemporaryFolder();
        long[] alive = Written(folder)[^1].Alive;
        byte[] log = File.ReadAllBytes(folder["i.log-0"]);
        using (var index = LivingIndex.Open(folder["i"], s_model))
        {
            index.Compact();
            index.Add([3], s_points.Take([3]));
        }
        File.WriteAllBytes(folder["i.log-0"], log);
        using var again = LivingIndex.Open(folder["i"], s_model);
        Assert.Equal(alive.Append(3).Order(), Alive(again));
        Assert.False(File.Exists(folder["i.log-0"]));
    }

    [Fact]
    public void A_compaction_that_fails_leaves_the_index_as_it_was_and_usable()
    {
        using var folder = new TemporaryFolder();
        long[] alive = Written(folder)[^1].Alive;
        using (var index = LivingIndex.Open(folder["i"], s_model))
        {
            Directory.CreateDirectory(folder["i.part"]);
            Assert.ThrowsAny<Exception>(() => index.Compact());
            Directory.Delete(folder["i.part"]);
            index.Add([80], s_points.Take([80]));
            Assert.Equal([.. alive, 80], Alive(index));
        }
        using var again = LivingIndex.Open(folder["i"], s_model);
        Assert.Equal([.. alive, 80], Alive(again));
        again.Compact();
        Assert.Equal([.. alive, 80], Alive(again));
    }
}
