namespace Heliograph.Site.Groups.Members;

/// <summary>That somebody is asked into a group; gone when they join or decline.</summary>
public sealed class GroupInvitation
{
    public long GroupId { get; set; }
    public long PersonId { get; set; }
    public long InvitedById { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long At { get; set; }
}
