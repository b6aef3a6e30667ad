using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Tests.Index;

public sealed class IndexFileTests
{
    static readonly VectorSet s_points = Clouds.Of(600, 8);
    static readonly LopqModel s_model = LopqModel.Train(s_points, new() { Clusters = 4, Subquantizers = 4, Bits = 4, Iterations = 3 });
    static readonly SearchOptions s_options = new() { Quota = 200 };

    [Theory, InlineData(RerankForm.None), InlineData(RerankForm.Fp16), InlineData(RerankForm.EightBit)]
    public void A_mapped_index_finds_what_the_one_in_memory_finds(RerankForm form)
    {
        using var folder = new TemporaryFolder();
        using var inMemory = LopqIndex.Build(s_model, s_points, new() { Rerank = form });
        LopqIndex.Build(s_model, s_points, new() { Rerank = form, Threads = 2 }, folder["i"]).Dispose();
        using var mapped = LopqIndex.Open(folder["i"], s_model);
        mapped.Verify();
        Assert.Equal((inMemory.Count, inMemory.Rerank, inMemory.Bytes), (mapped.Count, mapped.Rerank, mapped.Bytes));
        for (int q = 0; q < 20; q++) Assert.Equal(inMemory.Search(s_points[q], s_options), mapped.Search(s_points[q], s_options));
        Assert.Equal(["i"], Directory.GetFiles(Path.GetDirectoryName(folder["i"])!).Select(Path.GetFileName));
    }

    [Fact]
    public void Ids_are_the_callers_small_or_large()
    {
        foreach (long first in (long[])[5, 10_000_000_000])
        {
            using var index = LopqIndex.Build(s_model, s_points, new() { Ids = [.. Enumerable.Range(0, 600).Select(i => first + 3L * i)] });
            var plain = LopqIndex.Build(s_model, s_points);
            Assert.Equal(plain.Search(s_points[3], s_options).Select(n => first + 3 * n.Id), index.Search(s_points[3], s_options).Select(n => n.Id));
        }
    }

    [Fact]
    public void A_vector_costs_its_code_and_at_most_eight_bytes_beside_the_cells()
    {
        var many = Clouds.Of(20_000, 8);
        using var index = LopqIndex.Build(s_model, many);
        Assert.True(index.Bytes <= many.Count * (2 + 8) + 4 * (16 + 1) + 512);
    }

    [Fact]
    public void A_torn_foreign_or_changed_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        LopqIndex.Build(s_model, s_points, path: folder["i"]).Dispose();
        byte[] sound = File.ReadAllBytes(folder["i"]);
        for (int length = 0; length < sound.Length; length += 1 + length / 10)
            Refused(sound[..length]);
        for (int at = 0; at < 80; at++)
        {
            byte[] changed = [.. sound];
            changed[at] ^= 0x10;
            Refused(changed);
        }
        Refused([.. sound, 0]);
        Assert.Equal(SimilarityFault.Foreign, Refused(File.ReadAllBytes(typeof(LopqIndex).Assembly.Location)));

        SimilarityFault Refused(byte[] content)
        {
            File.WriteAllBytes(folder["i"], content);
            return Assert.Throws<SimilarityException>(() => LopqIndex.Open(folder["i"], s_model)).Fault;
        }
    }

    [Fact]
    public void A_changed_byte_anywhere_is_found_by_verifying_and_leads_no_search_astray()
    {
        using var folder = new TemporaryFolder();
        LopqIndex.Build(s_model, s_points, path: folder["i"]).Dispose();
        byte[] sound = File.ReadAllBytes(folder["i"]);
        for (int at = 128; at < sound.Length; at += 1 + at / 60)
        {
            byte[] changed = [.. sound];
            changed[at] ^= 0x81;
            File.WriteAllBytes(folder["i"], changed);
            using var index = LopqIndex.Open(folder["i"], s_model);
            Assert.Equal(SimilarityFault.Damaged, Assert.Throws<SimilarityException>(index.Verify).Fault);
            try
            {
                index.Search(s_points[0], new() { Quota = int.MaxValue });
            }
            catch (SimilarityException refused)
            {
                Assert.Equal(SimilarityFault.Damaged, refused.Fault);
            }
        }
    }

    [Fact]
    public void An_index_of_another_model_is_refused()
    {
        using var folder = new TemporaryFolder();
        LopqIndex.Build(s_model, s_points, path: folder["i"]).Dispose();
        var other = LopqModel.Train(s_points, new() { Clusters = 4, Subquantizers = 4, Bits = 4, Iterations = 3, Seed = 9 });
        Assert.Equal(SimilarityFault.OtherModel, Assert.Throws<SimilarityException>(() => LopqIndex.Open(folder["i"], other)).Fault);
    }

    [Fact]
    public void What_cannot_be_kept_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        float[] values = s_points.Values.ToArray();
        values[77] = 70_000;
        Assert.Equal(SimilarityFault.BadNumber, Assert.Throws<SimilarityException>(
            () => LopqIndex.Build(s_model, new VectorSet(values, 8), new() { Rerank = RerankForm.Fp16 }, folder["i"])).Fault);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(folder["i"])!));
    }

    [Theory, InlineData(new long[] { 1, 2 }), InlineData(new long[] { 1, 2, 2 }), InlineData(new long[] { 1, -2, 3 })]
    public void Ids_that_do_not_name_each_vector_are_refused(long[] ids) =>
        Assert.Throws<ArgumentException>(() => LopqIndex.Build(s_model, s_points.Take([0, 1, 2]), new() { Ids = ids }));
}
