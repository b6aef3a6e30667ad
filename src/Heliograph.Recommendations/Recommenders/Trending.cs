namespace Heliograph.Recommendations.Recommenders;

/// <summary>What many joined of late: a join counts half after each half-life.</summary>
/// <remarks>Joins are added as they happen. Safe for several threads.</remarks>
public sealed class Trending
{
    readonly Lock _lock = new();
    readonly double _halfLife;
    readonly double[] _heats;
    readonly double[] _times;

    /// <param name="itemCount">How many items there are.</param>
    /// <param name="halfLife">Above 0.</param>
    public Trending(int itemCount, TimeSpan halfLife)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(itemCount);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(halfLife, TimeSpan.Zero);
        _halfLife = halfLife.TotalSeconds;
        _heats = new double[itemCount];
        _times = new double[itemCount];
    }

    /// <summary>Counts a join: O(1). Joins may come late, in any order.</summary>
    /// <param name="item">What was joined.</param>
    /// <param name="at">When.</param>
    public void Add(int item, DateTimeOffset at)
    {
        double time = Seconds(at);
        lock (_lock)
        {
            // Each item's heat is kept as of its latest join, so that nothing has to cool down all at once.
            double latest = Math.Max(_heats[item] == 0 ? time : _times[item], time);
            _heats[item] = _heats[item] * Decay(latest - _times[item]) + Decay(latest - time);
            _times[item] = latest;
        }
    }

    /// <summary>What trends at an instant, as a recommender that stays as it is.</summary>
    public Recommender At(DateTimeOffset instant)
    {
        double now = Seconds(instant);
        lock (_lock)
            return new Snapshot([.. _heats.Select((heat, item) => (float)(heat * Decay(now - _times[item])))]);
    }

    double Decay(double seconds) => Math.Pow(2, -seconds / _halfLife);

    static double Seconds(DateTimeOffset at) => at.ToUnixTimeMilliseconds() / 1000.0;

    sealed class Snapshot(float[] heats) : Recommender
    {
        public override int ItemCount => heats.Length;

        public override void Score(in Taste taste, Span<float> scores) => heats.CopyTo(scores);
    }
}
