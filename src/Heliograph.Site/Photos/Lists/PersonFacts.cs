using Heliograph.Site.Accounts;
using Heliograph.Site.Albums;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Photos.Lists;

/// <summary>What stands at the head of a person's pages. Counts leave out what the viewer may not see.</summary>
public sealed record PersonFacts(Person Person, int Photos, int Albums)
{
    public string Address => $"/photos/{Person.Alias}/";
    public string Name => Person.DisplayName.Length > 0 ? Person.DisplayName : Person.Alias;
    public DateTimeOffset Joined => DateTimeOffset.FromUnixTimeMilliseconds(Person.JoinedAt);

    internal static async Task<PersonFacts> OfAsync(Person person, SiteData data, Viewer viewer, CancellationToken cancel)
    {
        var photos = data.Photos.Where(p => p.OwnerId == person.Id).VisibleTo(viewer, data);
        return new PersonFacts(
            person,
            await photos.CountAsync(cancel),
            await data.AlbumsVisibleTo(viewer).CountAsync(a => a.OwnerId == person.Id, cancel));
    }
}
