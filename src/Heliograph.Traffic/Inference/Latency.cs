using System.Numerics;
using Heliograph.Traffic.Inference.Storage;

namespace Heliograph.Traffic.Inference;

/// <summary>Durations in buckets whose bounds grow by an eighth of a power of two, so that quantiles are right to 9 per cent and two can be merged.</summary>
sealed class Latency
{
    const int PerPower = 8, Powers = 40;

    readonly long[] _buckets = new long[PerPower * Powers];

    public long Count { get; private set; }

    public void Scan(ModelScan scan)
    {
        scan.Sparse(_buckets);
        Count = _buckets.Sum();
    }

    /// <param name="nanoseconds">From the request's first byte to the response's last.</param>
    public void Add(long nanoseconds)
    {
        ulong microseconds = (ulong)Math.Max(1, nanoseconds / 1000);
        int power = BitOperations.Log2(microseconds);
        int part = power < 3 ? 0 : (int)(microseconds >> (power - 3)) & 7;
        _buckets[Math.Min(power * PerPower + part, _buckets.Length - 1)]++;
        Count++;
    }

    /// <returns>Milliseconds that a share of all stay below; 0 where there are none.</returns>
    public double Quantile(double share)
    {
        long target = (long)Math.Ceiling(share * Count), seen = 0;
        for (int i = 0; i < _buckets.Length; i++)
        {
            seen += _buckets[i];
            if (seen >= target && seen > 0) return Math.Pow(2, i / PerPower) * (1 + (i % PerPower + 1) / 8.0) / 1000;
        }
        return 0;
    }

    public void Merge(Latency other)
    {
        Count += other.Count;
        for (int i = 0; i < _buckets.Length; i++) _buckets[i] += other._buckets[i];
    }

    /// <summary>Counts by powers of two of microseconds, for a chart.</summary>
    public IEnumerable<(double Milliseconds, long Count)> Powers2 =>
        Enumerable.Range(0, Powers).Select(p => (Math.Pow(2, p + 1) / 1000, _buckets.AsSpan(p * PerPower, PerPower).ToArray().Sum())).Where(p => p.Item2 > 0);
}
