using System.Runtime.InteropServices;
using CsCheck;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Tests.Vectors;

public sealed class VectorFileTests
{
    [Fact]
    public void What_is_written_is_read_from_any_row_on() => Gen.Select(Gen.Int[1, 9], Gen.Int[1, 40], Gen.Int[0, 1000]).Holds((dimension, count, seed) =>
    {
        using var folder = new TemporaryFolder();
        var set = Clouds.Of(count, dimension, seed);
        VectorFile.Save(folder["v.fvecs"], set);
        using var file = VectorFile.Open(folder["v.fvecs"]);
        Assert.Equal((dimension, count), (file.Dimension, file.Count));
        float[] tail = new float[(count - count / 2) * dimension];
        file.Read(count / 2, tail);
        Assert.Equal(set.Values[(count / 2 * dimension)..].ToArray(), tail);
        Assert.Equal(set.Values.ToArray(), VectorFile.Load(folder["v.fvecs"]).Values.ToArray());
    }, iter: 20);

    [Fact]
    public void Bytes_become_numbers()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["v.bvecs"], [3, 0, 0, 0, 1, 2, 255, 3, 0, 0, 0, 0, 9, 8]);
        Assert.Equal([1, 2, 255, 0, 9, 8], VectorFile.Load(folder["v.bvecs"]).Values.ToArray());
    }

    [Fact]
    public void Lists_of_numbers_come_back()
    {
        using var folder = new TemporaryFolder();
        int[][] lists = [[1, 2, 3], [-1, int.MaxValue, 0]];
        NumberFile.Save(folder["n.ivecs"], lists);
        Assert.Equal(lists, NumberFile.Load(folder["n.ivecs"]));
    }

    [Theory]
    [InlineData(new byte[0], SimilarityFault.Damaged, 0)]
    [InlineData(new byte[] { 1, 0 }, SimilarityFault.Damaged, 2)]
    [InlineData(new byte[] { 0, 0, 0, 0 }, SimilarityFault.Foreign, 0)]
    [InlineData(new byte[] { 255, 255, 255, 255, 1, 2, 3, 4 }, SimilarityFault.Foreign, 0)]
    [InlineData(new byte[] { 1, 0, 0, 0, 0, 0, 128, 63, 1, 0, 0, 0, 0 }, SimilarityFault.Damaged, 8)]
    [InlineData(new byte[] { 1, 0, 0, 0, 0, 0, 128, 63, 2, 0, 0, 0, 0, 0, 128, 63 }, SimilarityFault.WrongDimension, 8)]
    [InlineData(new byte[] { 1, 0, 0, 0, 0, 0, 128, 63, 1, 0, 0, 0, 0, 0, 192, 127 }, SimilarityFault.BadNumber, 12)]
    [InlineData(new byte[] { 1, 0, 0, 0, 0, 0, 128, 127 }, SimilarityFault.BadNumber, 4)]
    public void A_bad_file_is_refused_with_the_place(byte[] content, SimilarityFault fault, long offset)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["v.fvecs"], content);
        var refused = Assert.Throws<SimilarityException>(() => VectorFile.Load(folder["v.fvecs"]));
        Assert.Equal((fault, offset), (refused.Fault, refused.Offset));
        Assert.StartsWith("v.fvecs, byte ", refused.Message);
    }

    [Fact]
    public void Another_extension_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["v.csv"], [1]);
        Assert.Equal(SimilarityFault.Foreign, Assert.Throws<SimilarityException>(() => VectorFile.Open(folder["v.csv"])).Fault);
        Assert.Equal(SimilarityFault.Foreign, Assert.Throws<SimilarityException>(() => NumberFile.Load(folder["v.csv"])).Fault);
    }

    [Fact]
    public void A_number_that_is_none_is_found_in_memory_too()
    {
        float[] values = new float[40];
        values[33] = float.NaN;
        var refused = Assert.Throws<SimilarityException>(() => new VectorSet(values, 8).Sample(100, 1));
        Assert.Contains("Vector 4, component 1", refused.Message);
    }

    [Fact]
    public void A_sample_is_in_order_and_of_the_size_asked_for()
    {
        var set = new VectorSet(MemoryMarshal.Cast<int, float>(Enumerable.Range(1, 1000).ToArray()).ToArray(), 1);
        var sample = set.Sample(100, seed: 5);
        Assert.Equal(100, sample.Values.ToArray().Distinct().Count());
        Assert.Equal(sample.Values.ToArray().Order(), sample.Values.ToArray());
        Assert.Equal(sample.Values.ToArray(), set.Sample(100, seed: 5).Values.ToArray());
        Assert.NotEqual(sample.Values.ToArray(), set.Sample(100, seed: 6).Values.ToArray());
    }
}
