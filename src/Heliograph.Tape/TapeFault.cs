namespace Heliograph.Tape;

/// <summary>Something that goes wrong on purpose, with recorded and played answers alike; what is recorded is not touched by it.</summary>
public sealed record TapeFault
{
    TapeFault()
    {
    }

    internal TimeSpan Wait { get; init; }

    internal bool Resets { get; init; }

    internal long? KeptBytes { get; init; }

    internal int? AnsweredStatus { get; init; }

    internal Func<RecordedRequest, bool> Applies { get; init; } = _ => true;

    internal int MostTimes { get; init; } = int.MaxValue;

    /// <summary>The answer begins so much later.</summary>
    /// <param name="time">How much, from zero.</param>
    public static TapeFault Delay(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return new() { Wait = time };
    }

    /// <summary>The connection breaks before there is an answer.</summary>
    public static TapeFault Reset() => new() { Resets = true };

    /// <summary>The connection breaks within the body.</summary>
    /// <param name="bytes">How many bytes still arrive, from zero.</param>
    public static TapeFault Truncate(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return new() { KeptBytes = bytes };
    }

    /// <summary>This status with an empty body is the answer; the service is not asked.</summary>
    /// <param name="status">From 200 to 999.</param>
    public static TapeFault Status(int status)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 999);
        return new() { AnsweredStatus = status };
    }

    /// <summary>The same, for some requests only.</summary>
    /// <param name="applies">Whether it happens to a request, which it sees scrubbed.</param>
    public TapeFault When(Func<RecordedRequest, bool> applies)
    {
        ArgumentNullException.ThrowIfNull(applies);
        return this with { Applies = applies };
    }

    /// <summary>The same, for the first requests only that it applies to.</summary>
    /// <param name="count">How many, from 1.</param>
    public TapeFault Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return this with { MostTimes = count };
    }
}
