using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Blocks;
using Heliograph.Site.Albums;
using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Comments;

/// <summary>Why a comment was not made, changed or removed.</summary>
enum CommentFault { None, NotFound, Empty, TooLong, NotAllowed }

/// <param name="Id">Of the comment.</param>
/// <param name="PhotoId">What it is about; null: an album.</param>
/// <param name="AlbumId">What it is about; null: a photo.</param>
sealed record CommentResult(CommentFault Fault, long Id = 0, long? PhotoId = null, long? AlbumId = null);

/// <summary>Adds, changes and removes comments; a photo's count changes in the same transaction.</summary>
sealed class Commenting(SiteData data, Viewer viewer, TimeProvider clock)
{
    public const int Longest = 5_000;

    public Task<CommentResult> AddToPhotoAsync(long photoId, string text, CancellationToken cancel) => data.WriteAsync(async stop =>
    {
        var photo = await data.Photos.AsNoTracking().Where(p => p.Id == photoId).VisibleTo(viewer, data).SingleOrDefaultAsync(stop);
        return photo is null ? new CommentResult(CommentFault.NotFound)
            : !await MayCommentAsync(data, viewer, photo, stop) ? new CommentResult(CommentFault.NotAllowed)
            : await AddAsync(photo.OwnerId, photoId, null, text, stop);
    }, Durability.Acknowledged, cancel);

    public Task<CommentResult> AddToAlbumAsync(long albumId, string text, CancellationToken cancel) => data.WriteAsync(async stop =>
    {
        var album = await data.AlbumsVisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(a => a.Id == albumId, stop);
        return album is null ? new CommentResult(CommentFault.NotFound)
            : await data.IsBlockedAsync(viewer, album.OwnerId, stop) ? new CommentResult(CommentFault.NotAllowed)
            : await AddAsync(album.OwnerId, null, albumId, text, stop);
    }, Durability.Acknowledged, cancel);

    /// <summary>Changes the viewer's own comment.</summary>
    public Task<CommentResult> EditAsync(long id, string text, CancellationToken cancel) => data.WriteAsync(async stop =>
    {
        if (await data.Comments.SingleOrDefaultAsync(c => c.Id == id && c.AuthorId == viewer.PersonId && c.TakenDownAt == null, stop) is not { } comment)
            return new(CommentFault.NotFound);
        if (FaultOf(text) is var fault && fault != CommentFault.None)
            return new(fault, id, comment.PhotoId, comment.AlbumId);
        (comment.Text, comment.EditedAt) = (Clean(text), Now);
        await data.SaveChangesAsync(stop);
        return new CommentResult(CommentFault.None, id, comment.PhotoId, comment.AlbumId);
    }, Durability.Acknowledged, cancel);

    /// <summary>Removes a comment: the viewer's own, or one on what is the viewer's.</summary>
    public Task<CommentResult> RemoveAsync(long id, CancellationToken cancel) => data.WriteAsync(async stop =>
    {
        if (await data.Comments.SingleOrDefaultAsync(c => c.Id == id && (c.AuthorId == viewer.PersonId || c.OwnerId == viewer.PersonId), stop) is not { } comment)
            return new(CommentFault.NotFound);
        data.Comments.Remove(comment);
        // What was taken down is not counted any more.
        if (comment is { PhotoId: { } photo, TakenDownAt: null })
            await CountAsync(photo, -1, ChangeKind.PhotoUncommented, stop);
        await data.SaveChangesAsync(stop);
        return new CommentResult(CommentFault.None, id, comment.PhotoId, comment.AlbumId);
    }, Durability.Acknowledged, cancel);

    /// <summary>Whether the viewer may comment on a photo that they may see.</summary>
    public static async Task<bool> MayCommentAsync(SiteData data, Viewer viewer, Photo photo, CancellationToken cancel)
    {
        if (viewer.PersonId is not { } person)
            return false;
        bool isOwner = person == photo.OwnerId;
        if (!isOwner && await data.IsBlockedAsync(viewer, photo.OwnerId, cancel))
            return false;
        var mark = isOwner ? null : await data.Contacts.AsNoTracking().SingleOrDefaultAsync(c => c.OwnerId == photo.OwnerId && c.PersonId == person, cancel);
        return photo.CommentPermission.Allows(isOwner, mark);
    }

    async Task<CommentResult> AddAsync(long owner, long? photoId, long? albumId, string text, CancellationToken cancel)
    {
        if (FaultOf(text) is var fault && fault != CommentFault.None)
            return new(fault, 0, photoId, albumId);
        var comment = new Comment { OwnerId = owner, AuthorId = viewer.PersonId!.Value, PhotoId = photoId, AlbumId = albumId, Text = Clean(text), CreatedAt = Now };
        data.Comments.Add(comment);
        if (photoId is { } photo)
            await CountAsync(photo, 1, ChangeKind.PhotoCommented, cancel);
        await data.SaveChangesAsync(cancel);
        return new(CommentFault.None, comment.Id, photoId, albumId);
    }

    Task<int> CountAsync(long photoId, int by, ChangeKind kind, CancellationToken cancel)
    {
        ChangeLog.Append(data, kind, photoId, viewer.PersonId, clock);
        return data.Photos.IgnoreQueryFilters().Where(p => p.Id == photoId)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.CommentCount, p => p.CommentCount + by), cancel);
    }

    long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    static CommentFault FaultOf(string text) => Clean(text).Length switch { 0 => CommentFault.Empty, > Longest => CommentFault.TooLong, _ => CommentFault.None };

    static string Clean(string text) => text.Trim().ReplaceLineEndings("\n");
}
