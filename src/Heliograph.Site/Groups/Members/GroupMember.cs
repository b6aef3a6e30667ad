namespace Heliograph.Site.Groups.Members;

/// <summary>What a member is in a group. Values are stored and are those of the Flickr API's <c>membertype</c>.</summary>
public enum GroupRole { Member = 2, Moderator = 3, Owner = 4 }

/// <summary>That a person is in a group.</summary>
public sealed class GroupMember
{
    public long GroupId { get; set; }
    public long PersonId { get; set; }
    public GroupRole Role { get; set; } = GroupRole.Member;

    /// <summary>When they came in and accepted the rules, Unix milliseconds.</summary>
    public long JoinedAt { get; set; }
}
