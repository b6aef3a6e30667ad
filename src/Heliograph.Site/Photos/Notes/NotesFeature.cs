using Heliograph.Site.Photos.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Photos.Notes;

/// <summary>Where the forms of notes go. Who wrote a note changes it; who wrote it and the photo's owner remove it.</summary>
static class NotesFeature
{
    public const int LongestText = 1000;
    const int MostOnPhoto = 200;

    public static void MapNotes(this IEndpointRouteBuilder routes)
    {
        var notes = routes.MapGroup("/photos/{who}/{photoId:long}/notes").RequireAuthorization();
        notes.MapPost("/add", (string who, long photoId, [FromForm] string? text, [FromForm] double x, [FromForm] double y, [FromForm] double width, [FromForm] double height, AddedTo added) =>
            added.ChangeAsync(who, photoId, Adding(added, text, Region.OfPercent(x, y, width, height))));
        notes.MapPost("/{id:long}/edit", (string who, long photoId, long id, [FromForm] string? text, AddedTo added) =>
            added.ChangeAsync(who, photoId, async (photo, rights, cancel) =>
            {
                if (Trim(text) is not { } words || await FindAsync(added, photo, id, cancel) is not { } note)
                    return Addition.Senseless;
                if (note.AuthorId != added.Person || !rights.MayAdd)
                    return Addition.NotAllowed;
                note.Text = words;
                return Addition.Done;
            }));
        notes.MapPost("/{id:long}/delete", (string who, long photoId, long id, IFormCollection form, AddedTo added) =>
            added.ChangeAsync(who, photoId, async (photo, rights, cancel) =>
            {
                if (await FindAsync(added, photo, id, cancel) is not { } note)
                    return Addition.Done;
                if (note.AuthorId != added.Person && !rights.IsOwner)
                    return Addition.NotAllowed;
                added.Data.PhotoNotes.Remove(note);
                return Addition.Done;
            }));
    }

    /// <summary>For <see cref="AddedTo"/>: adds a note.</summary>
    /// <param name="told">Is told of it, before it has its id.</param>
    public static Func<Photo, PhotoRights, CancellationToken, Task<Addition>> Adding(AddedTo added, string? text, Region region, Action<PhotoNote>? told = null) =>
        async (photo, rights, cancel) =>
        {
            if (!rights.MayAdd)
                return Addition.NotAllowed;
            if (Trim(text) is not { } words || !region.IsValid || await added.Data.PhotoNotes.CountAsync(n => n.PhotoId == photo.Id, cancel) >= MostOnPhoto)
                return Addition.Senseless;
            var note = new PhotoNote { PhotoId = photo.Id, AuthorId = added.Person, Text = words, CreatedAt = added.Now, Region = region };
            added.Data.PhotoNotes.Add(note);
            told?.Invoke(note);
            return Addition.Done;
        };

    static Task<PhotoNote?> FindAsync(AddedTo added, Photo photo, long id, CancellationToken cancel) =>
        added.Data.PhotoNotes.SingleOrDefaultAsync(n => n.Id == id && n.PhotoId == photo.Id, cancel);

    static string? Trim(string? text) => text?.Trim().ReplaceLineEndings("\n") is { Length: > 0 and <= LongestText } words ? words : null;
}
