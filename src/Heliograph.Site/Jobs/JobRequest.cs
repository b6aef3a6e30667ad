namespace Heliograph.Site.Jobs;

/// <summary>How a job is to be run, where that differs from once, now and at full speed.</summary>
sealed record JobRequest
{
    /// <summary>Higher goes first.</summary>
    public int Priority { get; init; }

    /// <summary>Not before this long from now.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>From one end to the next start; null: runs once.</summary>
    public TimeSpan? RepeatEvery { get; init; }

    /// <summary>Share of one core it may take, above 0 to 1.</summary>
    public double CpuShare { get; init; } = 1;

    /// <summary>Runs until it is given up.</summary>
    public int MaxAttempts { get; init; } = 8;

    /// <summary>A job of this key that is done is run once more; otherwise it stays done. One that failed or was cancelled is always taken up again.</summary>
    public bool Again { get; init; }
}
