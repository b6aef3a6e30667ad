namespace Heliograph.Site.Jobs;

/// <summary>Where a job stands. Values are stored.</summary>
public enum JobState { Waiting = 0, Running = 1, Paused = 2, Done = 3, Failed = 4, Cancelled = 5 }

/// <summary>A piece of background work, in the one table that all workers of all processes share.</summary>
public sealed class Job
{
    public long Id { get; set; }
    public string Kind { get; set; } = "";

    /// <summary>At most one job of a kind has this key: asking twice gives the same job.</summary>
    public string Key { get; set; } = "";

    /// <summary>What the kind needs to know, JSON.</summary>
    public string Payload { get; set; } = "";

    /// <summary>Higher goes first.</summary>
    public int Priority { get; set; }

    public JobState State { get; set; }

    /// <summary>Not to be claimed before, Unix milliseconds.</summary>
    public long NotBefore { get; set; }

    /// <summary>Milliseconds from one end to the next start; null: runs once.</summary>
    public long? RepeatEvery { get; set; }

    /// <summary>Which worker has it.</summary>
    public string? LeasedBy { get; set; }

    /// <summary>Until when, unless a heartbeat extends it, Unix milliseconds.</summary>
    public long? LeasedUntil { get; set; }

    public int Attempts { get; set; }
    public int MaxAttempts { get; set; } = 8;

    /// <summary>0 to 1; null while unknown.</summary>
    public double? Progress { get; set; }

    public string? ProgressText { get; set; }

    /// <summary>What a resumed run starts from; the kind writes and reads it.</summary>
    public string? Checkpoint { get; set; }

    public bool PauseRequested { get; set; }
    public bool CancelRequested { get; set; }

    /// <summary>Share of one core it may take, 0 to 1.</summary>
    public double CpuShare { get; set; } = 1;

    public string? LastError { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; set; }

    /// <inheritdoc cref="CreatedAt"/>
    public long? StartedAt { get; set; }

    /// <inheritdoc cref="CreatedAt"/>
    public long? FinishedAt { get; set; }
}
