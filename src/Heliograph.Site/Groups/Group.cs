using Heliograph.Site.Groups.Pool;

namespace Heliograph.Site.Groups;

/// <summary>Who finds a group and how one gets into it. Values are stored and are those of the Flickr API.</summary>
public enum GroupPrivacy { Private = 1, InvitationOnly = 2, Public = 3 }

/// <summary>People with a subject in common, a pool of photos about it, and what they say of it.</summary>
public sealed class Group
{
    public long Id { get; set; }

    /// <summary>The name in its address, by the rules of people's; null: its NSID stands there.</summary>
    public string? Alias { get; set; }

    public string Name { get; set; } = "";

    /// <summary>As written; limited HTML is made safe when it is shown.</summary>
    public string Description { get; set; } = "";

    /// <summary>What who joins accepts, beside the code of conduct; as <see cref="Description"/>.</summary>
    public string Rules { get; set; } = "";

    public GroupPrivacy Privacy { get; set; } = GroupPrivacy.Public;

    /// <summary>Photos wait in a queue until a moderator lets them into the pool.</summary>
    public bool IsModerated { get; set; }

    /// <summary>How many photos a member may add in <see cref="LimitPeriod"/>; of no meaning without one.</summary>
    public int LimitCount { get; set; }

    public PoolPeriod LimitPeriod { get; set; }
    public PoolContent Content { get; set; } = PoolContent.All;
    public PoolSafety Safety { get; set; } = PoolSafety.Safe | PoolSafety.Moderate;

    /// <summary>The photo that stands for the group; shown to who may see it.</summary>
    public long? IconPhotoId { get; set; }

    /// <summary>Kept in the transactions that change it.</summary>
    public int MemberCount { get; set; }

    /// <summary>Public photos in the pool, counted anew when the pool changes and when photos are heard to have changed.</summary>
    public int PhotoCount { get; set; }

    /// <summary>Kept in the transactions that change it.</summary>
    public int TopicCount { get; set; }

    /// <summary>An administrator recommends it to newcomers, since then; Unix milliseconds.</summary>
    public long? CuratedAt { get; set; }

    /// <summary>Its owners ask that it stays out of suggestions.</summary>
    public bool IsUnlisted { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; set; }

    /// <summary>When a photo or words came last, Unix milliseconds.</summary>
    public long ActiveAt { get; set; }

    /// <summary>The id in the form that addresses and the API use, such as <c>1234567@N20</c>.</summary>
    public string Nsid => $"{Id}@N20";

    /// <summary>Where its page is.</summary>
    public string Address => GroupAddress.Of(Alias, Id);
}
