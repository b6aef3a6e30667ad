namespace Heliograph.Site.Accounts.Blocks;

/// <summary>That <see cref="OwnerId"/> wants nothing of <see cref="PersonId"/>: who is blocked sees what a stranger sees, and can't comment, favourite or follow.</summary>
public sealed class Block
{
    public long OwnerId { get; set; }
    public long PersonId { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long Since { get; set; }
}
