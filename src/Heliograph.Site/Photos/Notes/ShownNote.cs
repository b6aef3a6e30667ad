using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Photos.Notes;

/// <summary>A note as a photo's page shows it.</summary>
public sealed record ShownNote(long Id, string Text, Region Region, long AuthorId, string AuthorAlias, string AuthorName)
{
    public string Target => $"note-{Id}";

    internal static async Task<IReadOnlyList<ShownNote>> OfAsync(long photoId, SiteData data, CancellationToken cancel)
    {
        var notes = await data.PhotoNotes.AsNoTracking().Where(n => n.PhotoId == photoId).OrderBy(n => n.CreatedAt).ThenBy(n => n.Id)
            .Join(data.People, n => n.AuthorId, p => p.Id, (note, author) => new { Note = note, author.UserName, author.DisplayName }).ToListAsync(cancel);
        return [.. notes.Select(n => new ShownNote(n.Note.Id, n.Note.Text, n.Note.Region, n.Note.AuthorId, n.UserName!, n.DisplayName.Length > 0 ? n.DisplayName : n.UserName!))];
    }
}
