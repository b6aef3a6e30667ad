using Heliograph.Traffic.OpenApi;
using Heliograph.Traffic.Overlays;

namespace Heliograph.Traffic.Tests.Overlays;

public sealed class OverlayTests
{
    static Specification Inferred(int photos)
    {
        var api = new Api();
        for (int i = 0; i < photos; i++) api.Call("GET", $"/photos/{i}?size=m", answer: """{"id":1}""").Call("GET", "/internal/health");
        return api.Learn().ToSpecification();
    }

    const string Text = """
        overlay: 1.0.0
        info: { title: Corrections, version: 1.0.0 }
        x-accepted-findings: [0123456789]
        actions:
          - target: $.info
            update: { title: Photos, description: "What we wrote." }
          - target: $.paths['/photos/{photoId}'].get
            update: { summary: One photograph, tags: [photos] }
          - target: $.paths['/photos/{photoId}'].get.parameters[?@.name=='size']
            update: { description: How large }
          - target: $.paths['/internal/health']
            remove: true
          - target: $.paths['/gone'].get
            update: { summary: It was here }
        """;

    [Fact]
    public void What_people_wrote_is_applied_to_every_new_inference_and_what_no_longer_fits_is_told()
    {
        var overlay = Overlay.Parse(Text, "overlay.yaml");
        foreach (int photos in (int[])[2, 5])
        {
            var corrected = overlay.ApplyTo(Inferred(photos), out var unfitting);
            string yaml = Api.Text(corrected, SpecificationFormat.Yaml);
            foreach (string part in (string[])["title: Photos", "What we wrote.", "One photograph", "How large"]) Assert.Contains(part, yaml);
            Assert.DoesNotContain("/internal/health", yaml);
            Assert.Equal(["$.paths['/gone'].get"], unfitting);
            Assert.Empty(corrected.Validate());
        }
        Assert.Contains("0123456789", overlay.AcceptedFindings.Select(a => a.PadLeft(10, '0')));
    }

    [Theory]
    [InlineData("a: 1", "no overlay")]
    [InlineData("overlay: 1.0.0\nactions: [ { update: {} } ]", "needs a target")]
    [InlineData("overlay: 1.0.0\nactions: [ { target: $.a } ]", "neither update nor remove")]
    [InlineData("overlay: 1.0.0\nactions: [ { target: paths, remove: true } ]", "is not understood")]
    [InlineData("overlay: [", "no YAML")]
    public void A_mistake_is_told_in_a_sentence(string text, string part)
    {
        var fault = Assert.Throws<TrafficException>(() => Overlay.Parse(text, "overlay.yaml"));
        Assert.Equal(TrafficError.BadOverlay, fault.Error);
        Assert.Contains(part, fault.Message);
    }

    [Fact]
    public void Paths_that_people_wrote_name_parameters_and_merge_endpoints()
    {
        var overlay = Overlay.Parse("overlay: 1.0.0\nx-paths: ['/people/{nsid}/about/{topic}', '/gone/{it}']\nactions: []\n", "overlay.yaml");
        var api = new Api();
        foreach (string topic in (string[])["work", "life"])
            for (int i = 0; i < 9; i++) api.Call("GET", $"/people/{i}@N00/about/{topic}", answer: $$"""{"{{topic}}":1}""");
        Assert.Equal(2, api.Learn().Endpoints.Count);
        var merged = api.Learn(overlay.Transforms);
        Assert.Equal("/people/{nsid}/about/{topic}", Assert.Single(merged.Endpoints).Path);
        Assert.Contains("format: flickr-nsid", Api.Text(overlay.ApplyTo(merged.ToSpecification(), out var unfitting), SpecificationFormat.Yaml));
        Assert.Equal(["/gone/{it}"], unfitting);
        Assert.Equal(TrafficError.BadOverlay, Assert.Throws<TrafficException>(() => Overlay.Parse("overlay: 1.0.0\nx-paths: [people]\n", "o")).Error);
    }
}
