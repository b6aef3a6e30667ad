using Heliograph.Site.Photos.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Heliograph.Site.Photos.Tags;

/// <summary>Tags that others than the owner put on a photo too, if the owner lets them.</summary>
static class TagsFeature
{
    public static void MapPhotoTags(this IEndpointRouteBuilder routes)
    {
        var photo = routes.MapGroup("/photos/{who}/{photoId:long}/tags").RequireAuthorization();
        photo.MapPost("/add", (string who, long photoId, [FromForm] string? tags, AddedTo added) =>
            added.ChangeAsync(who, photoId, Adding(added, TagWords.Split(tags ?? ""))));
        photo.MapPost("/remove", (string who, long photoId, [FromForm] int number, AddedTo added) => added.ChangeAsync(who, photoId, Removing(added, number)));
    }

    /// <summary>For <see cref="AddedTo"/>: adds tags as they are written.</summary>
    /// <param name="told">Is told those that are new.</param>
    public static Func<Photo, PhotoRights, CancellationToken, Task<Addition>> Adding(AddedTo added, IEnumerable<string> raw, Action<IReadOnlyList<PhotoTag>>? told = null) =>
        (photo, rights, _) =>
        {
            if (!rights.MayAdd)
                return Task.FromResult(Addition.NotAllowed);
            var tags = Tagging.Add(photo, raw, added.Person, added.Now);
            told?.Invoke(tags);
            return Task.FromResult(Addition.Done);
        };

    /// <summary>For <see cref="AddedTo"/>: the owner removes any tag, others those that they put there.</summary>
    public static Func<Photo, PhotoRights, CancellationToken, Task<Addition>> Removing(AddedTo added, int number) => (photo, rights, _) =>
    {
        if (photo.Tags.Find(t => t.Number == number) is not { } tag)
            return Task.FromResult(Addition.Done);
        if (!rights.IsOwner && tag.AuthorId != added.Person)
            return Task.FromResult(Addition.NotAllowed);
        photo.Tags.Remove(tag);
        return Task.FromResult(Addition.Done);
    };
}
