using Heliograph.Site.Accounts;
using Heliograph.Site.Albums;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Photos.Lists;

/// <summary>What stands at the head of a person's pages. Counts leave out what the viewer may not see.</summary>
public sealed record PersonFacts(string Alias, string Name, int Photos, int Albums, DateTimeOffset Joined)
{
    public string Address => $"/photos/{Alias}/";

    internal static async Task<PersonFacts> OfAsync(Person person, SiteData data, Viewer viewer, CancellationToken cancel)
    {
        var photos = data.Photos.Where(p => p.OwnerId == person.Id).VisibleTo(viewer, data);
        return new PersonFacts(
            person.Alias,
            person.DisplayName.Length > 0 ? person.DisplayName : person.Alias,
            await photos.CountAsync(cancel),
            await data.AlbumsVisibleTo(viewer).CountAsync(a => a.OwnerId == person.Id, cancel),
            DateTimeOffset.FromUnixTimeMilliseconds(person.JoinedAt));
    }
}
