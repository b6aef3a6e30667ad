using Heliograph.Traffic.Transforms;

namespace Heliograph.Traffic.Tests.Truth;

public sealed class TruthTests
{
    const int Seed = 20_261_123;

    [Fact]
    public void The_Flickr_API_is_found_again_in_its_traffic()
    {
        var operations = FlickrApi.Read(TestData.FlickrMethods(), Seed);
        byte[] capture = new TrueTraffic(Seed).Of(operations, callsOfEach: 16);
        AssertNear(Api.Learn([capture], TrafficRules.Flickr), FlickrApi.AsPaths(operations));
    }

    [Fact]
    public void Resources_with_names_numbers_and_ids_are_found_again_in_their_traffic()
    {
        var operations = Resources.Make(Seed);
        AssertNear(Api.Learn([new TrueTraffic(Seed).Of(operations, callsOfEach: 24)]), operations);
    }

    static void AssertNear(ApiSnapshot snapshot, IReadOnlyList<TrueOperation> truth)
    {
        var score = Score.Of(snapshot.ToSpecification(), truth);
        string why = $"{score.EndpointF1:F3} {score.Required:F3} {score.Formats:F3}\nmissing:\n{string.Join('\n', score.Missing)}\nwrong:\n{string.Join('\n', score.Wrong.Take(60))}";
        Assert.True(score.EndpointF1 >= 0.95 && score.Required >= 0.98 && score.Formats >= 0.95, why);
    }
}
