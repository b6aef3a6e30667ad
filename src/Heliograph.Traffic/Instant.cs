namespace Heliograph.Traffic;

static class Instant
{
    const long LatestSeconds = 200_000_000_000, Ticks = 10_000_000;

    /// <param name="nanoseconds">Since 1970; what no calendar has becomes the nearest that it has.</param>
    public static DateTimeOffset Of(long nanoseconds) => DateTimeOffset.UnixEpoch.AddTicks(Math.Clamp(nanoseconds, 0, LatestSeconds * Ticks) / 100);
}
