using Heliograph.Recommendations.Recommenders;

namespace Heliograph.Recommendations.Tests.Recommenders;

public sealed class TrendingTests
{
    static readonly DateTimeOffset s_noon = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    static float[] Heats(Trending trending, DateTimeOffset at)
    {
        float[] scores = new float[3];
        trending.At(at).Score(default, scores);
        return scores;
    }

    [Fact]
    public void A_join_counts_half_after_a_half_life()
    {
        var trending = new Trending(3, TimeSpan.FromDays(7));
        trending.Add(1, s_noon);
        trending.Add(1, s_noon.AddDays(7));
        trending.Add(2, s_noon.AddDays(7));
        Assert.Equal([0, 1.5f, 1], Heats(trending, s_noon.AddDays(7)));
        Assert.Equal([0, 0.75f, 0.5f], Heats(trending, s_noon.AddDays(14)));
    }

    [Fact]
    public void Joins_may_come_in_any_order()
    {
        var (forth, back) = (new Trending(3, TimeSpan.FromHours(5)), new Trending(3, TimeSpan.FromHours(5)));
        for (int i = 0; i < 30; i++)
        {
            forth.Add(i % 3, s_noon.AddHours(i));
            back.Add((29 - i) % 3, s_noon.AddHours(29 - i));
        }
        Assert.Equal(Heats(forth, s_noon.AddDays(2)), Heats(back, s_noon.AddDays(2)), (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void A_snapshot_stays_as_it_was()
    {
        var trending = new Trending(3, TimeSpan.FromDays(1));
        trending.Add(0, s_noon);
        var then = trending.At(s_noon);
        trending.Add(2, s_noon);
        float[] scores = new float[3];
        then.Score(default, scores);
        Assert.Equal([1, 0, 0], scores);
    }
}
