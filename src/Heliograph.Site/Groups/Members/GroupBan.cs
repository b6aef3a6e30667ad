namespace Heliograph.Site.Groups.Members;

/// <summary>That a group's moderators sent somebody away: they don't come in again.</summary>
public sealed class GroupBan
{
    public long GroupId { get; set; }
    public long PersonId { get; set; }
    public long ById { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long At { get; set; }
}
