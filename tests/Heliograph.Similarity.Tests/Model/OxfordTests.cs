using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Tests.Model;

public sealed class OxfordTests
{
    [Theory, InlineData(true, "oxford_base_codes.tsv"), InlineData(false, "oxford_query_codes.tsv")]
    public void Codes_are_those_of_yahoo_in_every_position(bool isBase, string expected)
    {
        var model = Oxford.Model;
        var codes = model.Encode(isBase ? Oxford.Base : Oxford.Queries);
        int[][] numbers = Oxford.Codes(expected);
        Assert.Equal(numbers.Length, codes.Count);
        for (int i = 0; i < numbers.Length; i++)
            Assert.Equal<int[]>(numbers[i], [codes.Coarse(i).First, codes.Coarse(i).Second, .. codes.Fine(i)]);
    }

    [Fact]
    public void A_model_is_written_as_yahoo_wrote_it()
    {
        using var folder = new TemporaryFolder();
        Oxford.Model.Save(folder["m.lopq"]);
        Assert.Equal(File.ReadAllBytes(Oxford.Path("oxford_V16_M8.lopq")), File.ReadAllBytes(folder["m.lopq"]));
    }

    [Fact]
    public void Our_own_format_keeps_the_projection_and_gives_the_same_codes()
    {
        using var folder = new TemporaryFolder();
        var model = Oxford.Model;
        model.Save(folder["m"]);
        var again = LopqModel.Load(folder["m"]);
        var some = new VectorSet(Oxford.Base.Values[..(128 * 200)].ToArray(), 128);
        Assert.Equal(model.Encode(some).Bytes, again.Encode(some).Bytes);
        Assert.Equal(model.Fingerprint, again.Fingerprint);
    }
}
