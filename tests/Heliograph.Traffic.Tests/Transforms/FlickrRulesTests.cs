using Heliograph.Traffic.Transforms;

namespace Heliograph.Traffic.Tests.Transforms;

public sealed class FlickrRulesTests
{
    static string Learn(Api api) => Api.Yaml(api.Learn(TrafficRules.Flickr));

    [Fact]
    public void The_method_becomes_the_path_wherever_it_is()
    {
        var api = new Api().Call("GET", "/services/rest/?method=flickr.photos.getInfo&api_key=0123456789abcdef0123456789abcdef&photo_id=5", answer: "{\"stat\":\"ok\"}")
            .Call("POST", "/services/rest", "method=flickr.photos.delete&photo_id=6", "application/x-www-form-urlencoded", answer: "{\"stat\":\"ok\"}");
        var snapshot = api.Learn(TrafficRules.Flickr);
        Assert.Equal([("POST", "/services/flickr.photos.delete"), ("GET", "/services/flickr.photos.getInfo")], snapshot.Endpoints);
        string yaml = Api.Yaml(snapshot);
        Assert.DoesNotContain("name: method", yaml);
        Assert.DoesNotContain("0123456789abcdef", yaml);
        Assert.Contains("type: apiKey", yaml);
        Assert.Contains("query_api_key", yaml);
    }

    [Theory]
    [InlineData("application/json", "{\"stat\":\"fail\",\"code\":1,\"message\":\"Photo not found\"}")]
    [InlineData("text/javascript", "jsonFlickrApi({\"stat\":\"fail\",\"code\":1,\"message\":\"Photo not found\"})")]
    [InlineData("text/xml", "<?xml version=\"1.0\"?><rsp stat=\"fail\"><err code=\"1\" msg=\"Photo not found\" /></rsp>")]
    public void A_failure_with_status_200_becomes_400(string type, string answer)
    {
        string yaml = Learn(new Api().Call("GET", "/services/rest?method=flickr.test.echo", answer: answer, answerType: type));
        Assert.Contains("'400':", yaml);
        Assert.DoesNotContain("'200':", yaml);
    }

    [Fact]
    public void Other_statuses_stay_and_success_is_success()
    {
        string yaml = Learn(new Api().Call("GET", "/services/rest?method=a", status: 503, answer: "{\"stat\":\"fail\"}").Call("GET", "/services/rest?method=a", answer: "{\"stat\":\"ok\",\"title\":\"fail\"}"));
        Assert.Contains("'503':", yaml);
        Assert.Contains("'200':", yaml);
        Assert.DoesNotContain("'400':", yaml);
    }

    [Fact]
    public void Nsids_have_a_format()
    {
        var api = new Api();
        for (int i = 0; i < 4; i++) api.Call("GET", "/services/rest?method=flickr.people.getInfo", answer: $"jsonFlickrApi({{\"owner\":\"{12345678 + i}@N00\",\"stat\":\"ok\"}})", answerType: "text/javascript");
        Assert.Contains("format: flickr-nsid", Learn(api));
    }
}
