namespace Heliograph.Site.Groups.Pool;

/// <summary>Where a photo stands with a group. Values are stored.</summary>
public enum PoolState { Waiting = 0, Accepted = 1, Declined = 2 }

/// <summary>A photo that was given to a group's pool. What moderators declined stays, so that nobody has to look at it twice.</summary>
public sealed class PoolPhoto
{
    public long GroupId { get; set; }
    public long PhotoId { get; set; }

    /// <summary>Whose photo it is, so that limits and what happens to a person's photos are found by one index.</summary>
    public long OwnerId { get; set; }

    public PoolState State { get; set; }

    /// <summary>When its owner gave it, Unix milliseconds: what limits count by.</summary>
    public long AddedAt { get; set; }

    /// <summary>Since when it is in <see cref="State"/>, Unix milliseconds: what pools are ordered by.</summary>
    public long Since { get; set; }

    /// <summary>Which moderator decided; null: none had to.</summary>
    public long? DecidedById { get; set; }
}
