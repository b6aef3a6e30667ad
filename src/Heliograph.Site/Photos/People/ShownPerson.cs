using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Photos.People;

/// <summary>Somebody who is in a photo, as its page shows them.</summary>
/// <param name="Region">Null: nowhere in particular.</param>
public sealed record ShownPerson(long Id, string Alias, string Name, Region? Region, long AddedById)
{
    public string Target => $"person-{Id}";

    /// <summary>Without those who refused.</summary>
    internal static async Task<IReadOnlyList<ShownPerson>> OfAsync(long photoId, SiteData data, CancellationToken cancel)
    {
        var people = await data.PhotoPeople.AsNoTracking().Where(p => p.PhotoId == photoId && !p.IsRefused).OrderBy(p => p.AddedAt).ThenBy(p => p.PersonId)
            .Join(data.People, p => p.PersonId, p => p.Id, (named, person) => new { Named = named, person.UserName, person.DisplayName }).ToListAsync(cancel);
        return [.. people.Select(p => new ShownPerson(p.Named.PersonId, p.UserName!, p.DisplayName.Length > 0 ? p.DisplayName : p.UserName!, p.Named.Region, p.Named.AddedById))];
    }
}
