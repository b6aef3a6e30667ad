namespace Heliograph.Tape;

/// <summary>What went wrong with a tape or a request. Values are stable.</summary>
public enum TapeError
{
    /// <summary>A file is not a tape, or is torn or foreign.</summary>
    BadTape = 1,

    /// <summary>A request that HTTP does not allow, such as one with bad percent-encoding.</summary>
    BadRequest = 2,

    /// <summary>The service can't be reached or answers what is not HTTP.</summary>
    Upstream = 3,

    /// <summary>A tape can't be written.</summary>
    NotWritten = 4,

    /// <summary>A body is larger than it may be.</summary>
    TooLarge = 5,

    /// <summary>At the end of a strict test there were unused tapes or requests without a tape.</summary>
    NotStrict = 6,

    /// <summary>A HAR file is not valid.</summary>
    BadHar = 7,

    /// <summary>A connection that a <see cref="TapeFault"/> broke.</summary>
    Injected = 8,
}
