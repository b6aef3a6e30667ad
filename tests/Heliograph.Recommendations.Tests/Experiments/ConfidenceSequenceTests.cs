using Heliograph.Recommendations.Experiments;

namespace Heliograph.Recommendations.Tests.Experiments;

[Trait("Vectors", "None")]
public sealed class ConfidenceSequenceTests
{
    [Theory, InlineData(1, 0), InlineData(0.5, 0.5723649429247001), InlineData(5, 3.1780538303479458), InlineData(100.5, 361.4355404677776)]
    public void Gamma_is_right(double x, double expected) => Assert.Equal(expected, BetaMartingale.LogGamma(x), 1e-6);

    [Fact]
    public void An_interval_holds_what_was_seen_and_narrows()
    {
        double width = 1;
        foreach (int n in (int[])[10, 100, 1000, 10_000, 100_000])
        {
            var rate = ConfidenceSequence.Rate(n / 5, n, 0.95);
            Assert.Equal(0.2, rate.Mean, 1e-12);
            Assert.InRange(0.2, rate.Low, rate.High);
            Assert.True(rate.High - rate.Low < width);
            width = rate.High - rate.Low;
        }
        Assert.Equal((0, 1), (ConfidenceSequence.Rate(0, 0, 0.95).Low, ConfidenceSequence.Rate(0, 0, 0.95).High));
        Assert.Equal(0, ConfidenceSequence.Rate(0, 50, 0.95).Low);
        Assert.Equal(1, ConfidenceSequence.Rate(50, 50, 0.95).High);
    }

    [Fact]
    public void Whoever_looks_after_every_person_is_misled_no_more_often_than_stated()
    {
        const double Truth = 0.1;
        var random = new Random(4);
        int misled = 0;
        for (int run = 0; run < 400; run++)
        {
            long successes = 0;
            bool everOut = false;
            for (int n = 1; n <= 2000 && !everOut; n++)
            {
                if (random.NextDouble() < Truth) successes++;
                everOut = BetaMartingale.LogEvidence(successes, n, Truth) >= Math.Log(1 / 0.05);
            }
            if (everOut) misled++;
        }
        // At most 5 % of 400 in the mean; three standard deviations are 13.
        Assert.InRange(misled, 0, 33);
    }

    [Fact]
    public void Daily_looks_at_two_equal_variants_find_no_difference_too_often()
    {
        var random = new Random(6);
        int misled = 0;
        for (int run = 0; run < 200; run++)
        {
            (long S, long N) a = (0, 0), b = (0, 0);
            bool everOut = false;
            for (int day = 0; day < 30 && !everOut; day++)
            {
                for (int i = 0; i < 40; i++)
                {
                    a = (a.S + (random.NextDouble() < 0.2 ? 1 : 0), a.N + 1);
                    b = (b.S + (random.NextDouble() < 0.2 ? 1 : 0), b.N + 1);
                }
                everOut = ConfidenceSequence.LeastEvidence(a, b, 0) >= Math.Log(1 / 0.05);
            }
            if (everOut) misled++;
        }
        Assert.InRange(misled, 0, 19);
    }

    [Fact]
    public void A_large_difference_is_found()
    {
        var difference = ConfidenceSequence.Difference((100, 1000), (200, 1000), 0.95);
        Assert.Equal(0.1, difference.Mean, 1e-12);
        Assert.InRange(difference.Low, 0.02, 0.09);
        Assert.InRange(difference.High, 0.11, 0.18);
        var back = ConfidenceSequence.Difference((200, 1000), (100, 1000), 0.95);
        Assert.Equal((-difference.High, -difference.Low), (back.Low, back.High), (x, y) => Math.Abs(x.Item1 - y.Item1) < 1e-6 && Math.Abs(x.Item2 - y.Item2) < 1e-6);
    }

    [Fact]
    public void What_is_called_detectable_is_detected_four_times_in_five()
    {
        double rise = DetectableEffect.Of(0.1, 2000, 0.95)!.Value;
        Assert.True(rise > DetectableEffect.Of(0.1, 20_000, 0.95)!.Value);
        var random = new Random(8);
        int found = 0;
        for (int run = 0; run < 200; run++)
        {
            long Draw(double rate) => Enumerable.Range(0, 2000).Count(_ => random.NextDouble() < rate);
            var (a, b) = (Draw(0.1), Draw(0.1 + rise));
            if (b > a && ConfidenceSequence.LeastEvidence((a, 2000), (b, 2000), 0) >= Math.Log(1 / 0.05)) found++;
        }
        Assert.InRange(found, 140, 180);
        Assert.Null(DetectableEffect.Of(0.5, 3, 0.95));
    }
}
