using System.Buffers.Text;
using Heliograph.Traffic.Inference.Storage;

namespace Heliograph.Traffic.Inference.Shapes;

/// <summary>Numbers in one place.</summary>
sealed class NumberShape
{
    public long Count, Decimals, Wide, UnixTimes;
    public double Example;
    ulong _examplePriority = ulong.MaxValue;

    public void Add(ReadOnlySpan<byte> number, ulong priority, bool isSensitive)
    {
        Count++;
        double value;
        if (Utf8Parser.TryParse(number, out long whole, out int read) && read == number.Length)
        {
            value = whole;
            if (whole is < int.MinValue or > int.MaxValue) Wide++;
            // 2001-09-09 to 2033-05-18, in seconds or milliseconds.
            if (whole is >= 1_000_000_000 and < 2_000_000_000 or >= 1_000_000_000_000 and < 2_000_000_000_000) UnixTimes++;
        }
        else
        {
            if (!Utf8Parser.TryParse(number, out value, out _)) value = 0;
            Decimals++;
        }
        if (priority >= _examplePriority) return;
        // Long numbers name people, accounts and cards.
        _examplePriority = priority;
        Example = isSensitive || Math.Abs(value) >= 1e9 ? 0 : value;
    }

    public void Merge(NumberShape other)
    {
        Count += other.Count;
        Decimals += other.Decimals;
        Wide += other.Wide;
        UnixTimes += other.UnixTimes;
        if (other._examplePriority < _examplePriority) (_examplePriority, Example) = (other._examplePriority, other.Example);
    }

    public static void Scan(ModelScan scan, NumberShape shape)
    {
        scan.Number(ref shape.Count);
        scan.Number(ref shape.Decimals);
        scan.Number(ref shape.Wide);
        scan.Number(ref shape.UnixTimes);
        scan.Number(ref shape.Example);
        scan.Number(ref shape._examplePriority);
    }
}
