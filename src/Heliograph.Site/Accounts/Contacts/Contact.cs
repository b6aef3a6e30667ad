namespace Heliograph.Site.Accounts.Contacts;

/// <summary>That <see cref="OwnerId"/> follows <see cref="PersonId"/>, and how the owner marked them.</summary>
public sealed class Contact
{
    public long OwnerId { get; set; }
    public long PersonId { get; set; }
    public bool IsFriend { get; set; }
    public bool IsFamily { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long Since { get; set; }
}
