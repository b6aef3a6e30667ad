using CsCheck;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Tests.Photos;

public class RegionTests
{
    [Fact]
    public void Turning_a_region_goes_round_and_stays_inside()
    {
        var gen = Gen.Select(Gen.Double[0.01, 0.5], Gen.Double[0.01, 0.5], Gen.Double[0.01, 0.5], Gen.Double[0.01, 0.5]);
        gen.Holds(shares =>
        {
            var (x, y, width, height) = shares;
            var region = new Region(x, y, width, height);
            var quarter = region.Turned(90);
            Near(region.Turned(180), quarter.Turned(90));
            Near(region, region.Turned(270).Turned(90));
            Assert.True(quarter.IsValid);
        });
    }

    static void Near(Region expected, Region actual)
    {
        Assert.Equal(expected.X, actual.X, 9);
        Assert.Equal(expected.Y, actual.Y, 9);
        Assert.Equal((expected.Width, expected.Height), (actual.Width, actual.Height));
    }
}
