using System.Text.Json;

namespace Heliograph.JustifiedLayout.Tests.Flickr;

public sealed class GoldenTests
{
    [Fact]
    public void Flickr_mode_gives_the_doubles_of_the_npm_package()
    {
        string? path = TestData.Find("data/layout/golden.json");
        Assert.SkipUnless(path is not null, "data/layout/golden.json is not there");
        foreach (var golden in GoldenCase.All(path)) Agree(golden);
    }

    static void Agree(GoldenCase golden)
    {
        string id = $"case {golden.Json.GetProperty("id")}";
        if (golden.Json.TryGetProperty("error", out var error))
        {
            var thrown = Assert.Throws<InvalidAspectRatioException>(() => Justified.Layout(golden.Ratios, golden.Options));
            Assert.Equal(error.GetString(), thrown.Message);
            return;
        }
        var layout = Justified.Layout(golden.Ratios, golden.Options);
        var expect = golden.Json.GetProperty("expect");
        Same(expect.GetProperty("containerHeight"), layout.ContainerHeight, id);
        Assert.Equal(expect.GetProperty("widowCount").GetInt32(), layout.WidowCount);
        var boxes = expect.GetProperty("boxes");
        Assert.Equal(boxes.GetArrayLength(), layout.Boxes.Count);
        foreach (var (expected, box) in boxes.EnumerateArray().Zip(layout.Boxes))
        {
            Same(expected[0], box.Left, id);
            Same(expected[1], box.Top, id);
            Same(expected[2], box.Width, id);
            Same(expected[3], box.Height, id);
            Same(expected[4], box.AspectRatio, id);
        }
    }

    // JSON written by JavaScript has no negative zero, so zeroes of either sign are the same here.
    static void Same(JsonElement expected, double actual, string because) =>
        Assert.True(GoldenCase.Number(expected).Equals(actual), $"{because}: expected {expected}, got {actual:R}");
}
