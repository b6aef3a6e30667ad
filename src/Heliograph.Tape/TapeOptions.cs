using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heliograph.Tape;

/// <summary>How a folder of tapes is used.</summary>
public sealed record TapeOptions
{
    /// <summary>Every option at its default.</summary>
    public static TapeOptions Default { get; } = new();

    /// <summary>The mode at the start; <see cref="Tapes.Mode"/> changes it later.</summary>
    public TapeMode Mode { get; init; }

    /// <summary>Which requests are the same.</summary>
    public RequestMatching Matching { get; init; } = RequestMatching.Default;

    /// <summary>What never reaches the disk.</summary>
    public SecretRules Secrets { get; init; } = SecretRules.Default;

    /// <summary>Which statuses are recorded; by default all below 500. Others are answered and forgotten.</summary>
    public Func<int, bool> RecordsStatus { get; init; } = status => status < 500;

    /// <summary>Whether a request that is repeated while its tape is being made goes out again and is recorded as the tape's next response;
    /// else the first one answers it.</summary>
    public bool RecordRepeats { get; init; }

    /// <summary>What follows a tape's last response.</summary>
    public AfterLast AfterLast { get; init; }

    /// <summary>The age at which a response is too old; null: never.</summary>
    public TimeSpan? ExpiresAfter { get; init; }

    /// <summary>What to do with a response that is too old.</summary>
    public Expired Expired { get; init; }

    /// <summary>Recorded delays are played at this many times their length; 0: at once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not a number.</exception>
    public double Latency
    {
        get;
        init => field = double.IsFinite(value) && value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A factor for latency is 0 or more.");
    }

    /// <summary>What goes wrong on purpose.</summary>
    public IReadOnlyList<TapeFault> Faults { get; init; } = [];

    /// <summary>The largest body, in bytes, that is looked through for secrets; it is held in memory. Pictures, sound and other opaque bodies may
    /// be larger: they go through a file.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not from 1 to 2,000,000,000.</exception>
    public int LargestText
    {
        get;
        init => field = value is > 0 and <= 2_000_000_000 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "From 1 to 2,000,000,000 bytes.");
    } = 64 << 20;

    /// <summary>Called once a request has its answer, on the thread that answers it.</summary>
    public Action<TapeAnswered>? Answered { get; init; }

    /// <summary>Where warnings go.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>What follows a tape's last response.</summary>
public enum AfterLast
{
    /// <summary>The last one again.</summary>
    Repeat = 0,

    /// <summary>A miss: 404, and a line in the report.</summary>
    Fail = 1,
}

/// <summary>What to do with a tape that is too old.</summary>
public enum Expired
{
    /// <summary>Play it and log a warning.</summary>
    Warn = 0,

    /// <summary>Record it again, where the mode allows recording; else warn.</summary>
    Refresh = 1,

    /// <summary>A miss: 404, and a line in the report.</summary>
    Fail = 2,
}
