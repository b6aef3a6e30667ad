using Heliograph.Site.Accounts;
using Heliograph.Site.Photos.Rows;

namespace Heliograph.Site.Activities;

/// <summary>What happened to somebody's things, or to what they took part in.</summary>
public enum ActivityKind { Favourited, Commented, CommentedToo, Followed, PhotoAccepted, InvitedToGroup, RepliedToTopic }

/// <summary>One thing that happened.</summary>
/// <param name="At">Unix milliseconds.</param>
/// <param name="Who">Who did it; of several the latest.</param>
/// <param name="Others">How many more did the same to the same photo.</param>
/// <param name="Photo">What it happened to; null: an album or a person.</param>
/// <param name="AlbumAddress">As <paramref name="Photo"/>, for an album.</param>
/// <param name="CommentId">Of the comment.</param>
/// <param name="Group">The name and the address of the group, or of what was said in it.</param>
/// <param name="Text">Of the comment, as written.</param>
public sealed record ActivityItem(
    ActivityKind Kind, long At, PersonName Who, int Others = 0, ListedPhoto? Photo = null, string? AlbumAddress = null, long? CommentId = null, string? Text = null,
    (string Name, string Address)? Group = null);
