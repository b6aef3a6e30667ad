namespace Heliograph.Tape;

/// <summary>A request that has got its answer.</summary>
/// <param name="Request">The request, scrubbed.</param>
/// <param name="Outcome">Where the answer is from.</param>
/// <param name="Status">Its status; 0 where there is none.</param>
/// <param name="Tape">The tape's file name, where one was played or is being recorded.</param>
public sealed record TapeAnswered(RecordedRequest Request, TapeOutcome Outcome, int Status, string? Tape);

/// <summary>Where an answer is from.</summary>
public enum TapeOutcome
{
    /// <summary>From a tape.</summary>
    Played = 0,

    /// <summary>From the service, and onto a tape where its status is recorded.</summary>
    Recorded = 1,

    /// <summary>From the service, and not onto a tape.</summary>
    Forwarded = 2,

    /// <summary>There is no tape, and none may be made.</summary>
    Missed = 3,

    /// <summary>A <see cref="TapeFault"/> answered in the service's place.</summary>
    Injected = 4,

    /// <summary>None: the service can't be reached, or the request or its tape can't be used.</summary>
    Failed = 5,
}
