using Heliograph.Cli.Demo;
using Heliograph.Cli.Demo.Community;
using Heliograph.Cli.Demo.Scenes;

namespace Heliograph.Site.Tests.Demo;

public class DarkroomTests
{
    const int Width = 120;
    const int Height = 80;

    public static TheoryData<string> AllScenes => [.. Enum.GetNames<Scene>()];

    [Theory, MemberData(nameof(AllScenes))]
    public void A_shot_gives_the_same_pixels_every_time(string scene)
    {
        var shot = ShotOf(scene);
        Assert.Equal(Darkroom.Pixels(shot, Width, Height), Darkroom.Pixels(shot, Width, Height));
    }

    [Theory, MemberData(nameof(AllScenes))]
    public void Another_take_of_a_scene_gives_another_picture(string scene)
    {
        var shot = ShotOf(scene);
        byte[] one = Darkroom.Pixels(shot, Width, Height), other = Darkroom.Pixels(shot with { Take = shot.Take + 1000 }, Width, Height);
        Assert.InRange(one.Zip(other).Count(p => Math.Abs(p.First - p.Second) > 12), one.Length / 50, one.Length);
    }

    [Theory, MemberData(nameof(AllScenes))]
    public void A_picture_has_light_and_shade(string scene)
    {
        byte[] pixels = Darkroom.Pixels(ShotOf(scene), Width, Height);
        Array.Sort(pixels);
        int dark = pixels[pixels.Length / 50], bright = pixels[^(pixels.Length / 50)];
        Assert.True(bright - dark > 40, $"Nearly all of it lies between {dark} and {bright}.");
    }

    [Fact]
    public void No_two_shots_are_the_same()
    {
        var shots = DemoCommunity.Plan.Select(p => p.Shot).ToList();
        Assert.Distinct(shots.Select(s => (s.Scene, s.Mood, s.Take, s.Frame)));
        Assert.Distinct(shots.Select(s => s.Title));
    }

    static Shot ShotOf(string scene) => DemoCommunity.Plan.Select(p => p.Shot).First(s => s.Scene == Enum.Parse<Scene>(scene));
}
