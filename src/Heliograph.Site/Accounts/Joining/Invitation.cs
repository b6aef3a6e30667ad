namespace Heliograph.Site.Accounts.Joining;

/// <summary>A code with which one person may sign up.</summary>
public sealed class Invitation
{
    /// <summary>SHA-256 of the code in lower-case hex: the code itself is shown once and not kept.</summary>
    public string CodeHash { get; set; } = "";

    public string Note { get; set; } = "";

    /// <summary>Who made it; null for the code that the first start prints.</summary>
    public long? CreatedById { get; set; }

    /// <summary>Whoever uses it becomes an administrator.</summary>
    public bool ForAdministrator { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; set; }

    /// <summary>Unix milliseconds; null: never.</summary>
    public long? ExpiresAt { get; set; }

    public long? UsedById { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long? UsedAt { get; set; }
}
