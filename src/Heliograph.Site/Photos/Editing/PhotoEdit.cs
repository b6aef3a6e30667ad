using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Photos.Editing;

/// <summary>What an owner changes about a photo; null leaves it as it is.</summary>
/// <param name="Tags">As written; they replace those there were.</param>
/// <param name="Place">Who sees where it was taken.</param>
sealed record PhotoEdit(
    string? Title = null, string? Description = null, Visibility? Visibility = null, IReadOnlyList<string>? Tags = null, Visibility? Place = null)
{
    public const int LongestTitle = 255;
    public const int LongestDescription = 10_000;

    /// <summary>Applies the edit and notes the change; the caller saves both in one transaction. Narrowed visibility renews every address.</summary>
    /// <param name="photo">Tracked, with its tags if those change; the caller has made sure that it is <paramref name="personId"/>'s.</param>
    public void Apply(SiteData data, Photo photo, long personId, TimeProvider clock)
    {
        if (Title is not null)
            photo.Title = Shorten(Title.Trim(), LongestTitle);
        if (Description is not null)
            photo.Description = Shorten(Description.Trim().ReplaceLineEndings("\n"), LongestDescription);
        if (Place is { } place)
            photo.LocationVisibility = place;
        if (Tags is not null)
            ReplaceTags(photo, Tags);
        if (Visibility is { } visibility && visibility != photo.Visibility)
        {
            if (!visibility.Includes(photo.Visibility))
                PhotoAddress.RenewSecrets(photo);
            photo.Visibility = visibility;
            ChangeLog.Append(data, ChangeKind.PhotoVisibilityChanged, photo.Id, personId, clock);
        }

        data.ChangeTracker.DetectChanges();
        if (data.Entry(photo).State == EntityState.Modified || data.ChangeTracker.Entries<PhotoTag>().Any(t => t.State != EntityState.Unchanged && t.Entity.PhotoId == photo.Id))
        {
            photo.UpdatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds();
            ChangeLog.Append(data, ChangeKind.PhotoEdited, photo.Id, personId, clock);
        }
    }

    static string Shorten(string text, int longest) => text.Length > longest ? text[..longest] : text;

    static void ReplaceTags(Photo photo, IReadOnlyList<string> raw)
    {
        var wanted = TagWords.From(raw);
        photo.Tags.RemoveAll(t => wanted.All(w => w.Clean != t.Clean));
        foreach (var tag in wanted)
        {
            if (photo.Tags.Find(t => t.Clean == tag.Clean) is { } there)
                (there.Raw, there.Position) = (tag.Raw, tag.Position);
            else
                photo.Tags.Add(tag);
        }
    }
}
