namespace Heliograph.Site.Organising;

/// <summary>One change to many photos of one owner, done by a job; it can be undone once.</summary>
public sealed class Batch
{
    public long Id { get; set; }
    public long OwnerId { get; set; }

    /// <summary>What to do, JSON.</summary>
    public string Action { get; set; } = "";

    /// <summary>How many photos it was asked for.</summary>
    public int Count { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; set; }

    /// <summary>Unix milliseconds; null: it has work left.</summary>
    public long? FinishedAt { get; set; }

    /// <summary>Unix milliseconds; null: it was not asked to be undone.</summary>
    public long? UndoneAt { get; set; }
}

/// <summary>A photo of a batch.</summary>
public sealed class BatchPhoto
{
    public long BatchId { get; set; }
    public long PhotoId { get; set; }

    /// <summary>What it was like before, JSON; null while it is unchanged, and again when it was undone.</summary>
    public string? Before { get; set; }

    /// <summary>It is done with: changed, or found to be gone.</summary>
    public bool IsDone { get; set; }
}
