using Heliograph.Traffic.Transforms;

namespace Heliograph.Traffic.Tests.Transforms;

public sealed class RuleFileTests
{
    static IReadOnlyList<IExchangeTransform> Rules(string yaml) => TrafficRules.Parse(new StringReader(yaml), "rules.yaml");

    [Fact]
    public void Rules_drop_name_and_remove()
    {
        var rules = Rules("""
            rules:
              - match: { path: /static/** }
                drop: static files
              - match: { method: GET }
                template: /users/{login}/posts
              - match: { host: api.example }
                remove: [debug]
            """);
        var snapshot = new Api().Call("GET", "/static/a/b.css").Call("GET", "/users/anna/posts?debug=1&page=2").Call("GET", "/users/bert/posts").Learn(rules);
        Assert.Equal([("GET", "/users/{login}/posts")], snapshot.Endpoints);
        Assert.Equal(1, snapshot.DroppedCalls["static files"]);
        string yaml = Api.Yaml(snapshot);
        Assert.Contains("name: page", yaml);
        Assert.DoesNotContain("debug", yaml);
    }

    [Theory]
    [InlineData("rules:\n  - dorp: x", "line 2: there is no key 'dorp' here; there are match, drop")]
    [InlineData("rules: no list", "line 1: a list is expected here")]
    [InlineData("rules:\n  - failure: { field: a, value: b, status: 200 }", "status takes a number from 400 to 599")]
    [InlineData("rules:\n  - pathFromParameter: { name: m }", "'path' is missing")]
    [InlineData("rules: [", "is no YAML")]
    public void A_mistake_is_told_with_its_line(string yaml, string sentence)
    {
        var fault = Assert.Throws<TrafficException>(() => Rules(yaml));
        Assert.Equal(TrafficError.BadRules, fault.Error);
        Assert.Contains(sentence, fault.Message);
    }

    [Fact]
    public void Transforms_of_ones_own_run_in_their_order()
    {
        var snapshot = new Api().Call("GET", "/v1/a").Call("GET", "/v2/a").Learn([new OneVersion()]);
        Assert.Equal([("GET", "/a")], snapshot.Endpoints);
        Assert.Equal(1, snapshot.DroppedCalls["old version"]);
    }

    sealed class OneVersion : IExchangeTransform
    {
        public TransformVerdict Apply(ObservedCall observed)
        {
            if (observed.Path.AsSpan().StartsWith("/v1/"u8)) return TransformVerdict.Drop("old version");
            observed.Path = observed.Path[3..];
            return TransformVerdict.Keep;
        }
    }
}
