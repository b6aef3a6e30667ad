using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Downloads;

/// <summary>Reads what only an owner is told of a batch of photos, with one query for each kind of thing.</summary>
sealed class OwnFactsReader(SiteData data)
{
    public async Task<Func<Photo, OwnFacts>> ReadAsync(IReadOnlyList<long> ids, CancellationToken cancel)
    {
        var comments = (await data.Comments.Where(c => c.PhotoId != null && ids.Contains(c.PhotoId.Value)).OrderBy(c => c.Id)
            .Select(c => new { Photo = c.PhotoId!.Value, By = c.Author!.UserName, c.Text, c.CreatedAt }).ToListAsync(cancel)).ToLookup(c => c.Photo);
        var notes = (await data.PhotoNotes.AsNoTracking().Where(n => ids.Contains(n.PhotoId)).OrderBy(n => n.Id).ToListAsync(cancel)).ToLookup(n => n.PhotoId);
        var people = (await data.PhotoPeople.Where(p => ids.Contains(p.PhotoId) && !p.IsRefused)
            .Select(p => new { p.PhotoId, Alias = data.People.Where(who => who.Id == p.PersonId).Select(who => who.UserName).FirstOrDefault() }).ToListAsync(cancel)).ToLookup(p => p.PhotoId);
        var guesses = (await data.PhotoFindings.AsNoTracking().Where(f => ids.Contains(f.PhotoId)).OrderByDescending(f => f.Confidence).ToListAsync(cancel)).ToLookup(f => f.PhotoId);
        return photo => new OwnFacts(
            photo.Visibility.ToString(), photo.Safety.ToString(), photo.ContentType.ToString(), photo.IsHidden, photo.CommentPermission.ToString(), photo.MetaPermission.ToString(),
            DateTimeOffset.FromUnixTimeMilliseconds(photo.UploadedAt), photo.Latitude, photo.Longitude, photo.LocationAccuracy, photo.LocationVisibility.ToString(), photo.Rotation,
            photo.Views, photo.FavouriteCount, photo.GuestName,
            [.. comments[photo.Id].Select(c => Words(c.By, c.Text, c.CreatedAt))],
            [.. notes[photo.Id].Select(n => new ArchivedNote(n.Text, n.X, n.Y, n.Width, n.Height))],
            [.. people[photo.Id].Select(p => p.Alias ?? "")],
            [.. guesses[photo.Id].Select(g => new ArchivedFinding(g.Kind.ToString(), g.Label, Math.Round(g.Confidence, 3), g.State.ToString()))]);
    }

    public async Task<IReadOnlyList<ArchivedWords>> OfAlbumAsync(long albumId, CancellationToken cancel) =>
        [.. (await data.Comments.Where(c => c.AlbumId == albumId).OrderBy(c => c.Id).Select(c => new { By = c.Author!.UserName, c.Text, c.CreatedAt }).ToListAsync(cancel))
            .Select(c => Words(c.By, c.Text, c.CreatedAt))];

    static ArchivedWords Words(string? by, string text, long at) => new(by ?? "", text, DateTimeOffset.FromUnixTimeMilliseconds(at));
}
