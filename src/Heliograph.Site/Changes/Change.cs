namespace Heliograph.Site.Changes;

/// <summary>What happened. Values are stored.</summary>
public enum ChangeKind
{
    PhotoAdded = 1, PhotoVisibilityChanged = 2, PhotoDeleted = 3, PhotoEdited = 4, PhotoViewed = 5, PersonJoined = 6, PersonLeft = 7, PhotoLookedAt = 8,
    PhotoFavourited = 10, PhotoUnfavourited = 11, PhotoCommented = 12, PhotoUncommented = 13, PersonFollowed = 14, PersonUnfollowed = 15,
    GroupJoined = 20, GroupLeft = 21, PoolPhotoAdded = 22, PoolPhotoRemoved = 23,
}

/// <summary>One thing that happened on the site, in the order of <see cref="Sequence"/>.</summary>
public sealed class Change
{
    public long Sequence { get; set; }
    public ChangeKind Kind { get; set; }
    public long? PhotoId { get; set; }

    /// <summary>Who did it.</summary>
    public long? PersonId { get; set; }

    public long? GroupId { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long At { get; set; }
}
