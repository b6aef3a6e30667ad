using System.Globalization;
using Heliograph.Site.Accounts;
using Heliograph.Site.Albums;
using Heliograph.Site.Data;
using Heliograph.Site.Favourites;
using Heliograph.Site.Groups;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Context;
using Heliograph.Site.Photos.Lists;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Feeds;

/// <summary>Feeds of the lists that anybody sees: whoever asks gets what somebody without an account would.</summary>
sealed class FeedLists(SiteData data, PersonLookup people, IHttpContextAccessor accessor, IOptions<AccountOptions> accounts)
{
    /// <summary>Entries in a feed.</summary>
    const int Length = 30;

    HttpContext Context => accessor.HttpContext!;
    CancellationToken Cancel => Context.RequestAborted;

    /// <summary>The site's address, without a slash at the end.</summary>
    string Site => accounts.Value.Address?.GetLeftPart(UriPartial.Authority) ?? $"{Context.Request.Scheme}://{Context.Request.Host}";

    public Task<Feed?> RecentAsync() => TaggedAsync(null, [], any: false);

    public Task<Feed?> PhotostreamAsync(Person person) => TaggedAsync(person, [], any: false);

    public Task<Feed?> TagAsync(string tag) => TaggedAsync(null, [tag], any: false);

    /// <param name="person">Whose photos; null: everybody's.</param>
    /// <param name="tags">As people write them; none: all photos.</param>
    /// <param name="any">One of the tags is enough.</param>
    public async Task<Feed?> TaggedAsync(Person? person, IReadOnlyList<string> tags, bool any)
    {
        string[] clean = [.. tags.Select(t => TagWords.Clean(t)).Where(t => t.Length > 0).Distinct()];
        int least = any ? Math.Min(1, clean.Length) : clean.Length;
        var photos = person is not null ? PhotoContexts.Photostream(data, Viewer.Anonymous, person)
            : clean.Length == 0 ? RecentContext.Photos(data, Viewer.Anonymous)
            : data.Photos.InPublicLists(Viewer.Anonymous, data);
        if (clean is [var only])
            photos = photos.Where(p => data.PhotoTags.Any(t => t.PhotoId == p.Id && t.Clean == only));
        else if (clean.Length > 1)
            photos = photos.Where(p => data.PhotoTags.Count(t => t.PhotoId == p.Id && clean.Contains(t.Clean)) >= least);
        string address = person is not null ? PageAddress.OfPhotostream(person.Alias) : clean is [var one] ? $"/tags/{Uri.EscapeDataString(one)}/" : "/";
        string title = clean.Length > 0 ? string.Join(", ", clean) : person is not null ? Titled(PhotoPageTexts.PhotostreamOf, person) : ListTexts.Recent;
        return Of(title, address, await NewestAsync(photos), person);
    }

    public async Task<Feed?> AlbumAsync(Person person, long albumId)
    {
        if (await data.AlbumsVisibleTo(Viewer.Anonymous).AsNoTracking().SingleOrDefaultAsync(a => a.Id == albumId && a.OwnerId == person.Id, Cancel) is not { } album)
            return null;
        var photos = PhotoContexts.Photostream(data, Viewer.Anonymous, person).Where(p => data.AlbumPhotos.Any(a => a.AlbumId == albumId && a.PhotoId == p.Id));
        return Of(album.Title, $"{PageAddress.OfPhotostream(person.Alias)}albums/{albumId}/", await NewestAsync(photos), person);
    }

    /// <summary>What a person liked last, in the order of liking.</summary>
    public async Task<Feed?> FavouritesAsync(Person person) => Of(
        Titled(FavouriteTexts.FavouritesOf, person), FavouriteContext.AddressOf(person), await FirstAsync(FavouriteContext.Order(data, Viewer.Anonymous, person.Id)), person);

    /// <summary>What came into a group's pool last, in the order of coming.</summary>
    public async Task<Feed?> PoolAsync(string group) => await new GroupLookup(data, Viewer.Anonymous).FindAsync(group, Cancel) is { Group: { } found }
        ? Of(found.Name, found.Address, await FirstAsync(PoolContext.Order(data, Viewer.Anonymous, found.Id)))
        : null;

    /// <summary>What was said last about a person's photos.</summary>
    public async Task<Feed?> CommentsAsync(Person person)
    {
        var visible = PhotoContexts.Photostream(data, Viewer.Anonymous, person);
        var comments = await data.Comments.AsNoTracking().Include(c => c.Author)
            .Where(c => c.OwnerId == person.Id && c.TakenDownAt == null && visible.Any(p => p.Id == c.PhotoId))
            .OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id).Take(Length).ToListAsync(Cancel);
        long?[] ids = [.. comments.Select(c => c.PhotoId).Distinct()];
        var photos = (await ReadAsync(visible.Where(p => ids.Contains(p.Id)))).ToDictionary(p => p.Id);
        return Of(
            Titled(CommentTexts.CommentsTo, person), $"{PageAddress.OfPhotostream(person.Alias)}comments/",
            comments.Where(c => photos.ContainsKey(c.PhotoId!.Value)).Select(c => FeedEntry.Of(c, photos[c.PhotoId!.Value], Site)), person, page: PageAddress.OfPhotostream(person.Alias));
    }

    /// <param name="who">An alias or an NSID.</param>
    public async Task<Feed?> OfPersonAsync(string who, Func<Person, Task<Feed?>> answer) =>
        await people.FindAsync(who, Cancel) is { } person ? await answer(person) : null;

    async Task<IEnumerable<FeedEntry>> FirstAsync(PhotoOrder order)
    {
        var ids = await order.Following(null).Take(Length).Select(p => p.PhotoId).ToListAsync(Cancel);
        var photos = await ReadAsync(order.Visible.Where(p => ids.Contains(p.Id)));
        return photos.OrderBy(p => ids.IndexOf(p.Id)).Select(p => FeedEntry.Of(p, Site));
    }

    async Task<IEnumerable<FeedEntry>> NewestAsync(IQueryable<Photo> photos) =>
        (await ReadAsync(photos.OrderByDescending(p => p.PostedAt).ThenByDescending(p => p.Id).Take(Length))).Select(p => FeedEntry.Of(p, Site));

    Task<List<Photo>> ReadAsync(IQueryable<Photo> photos) => photos.AsNoTracking().Include(p => p.Owner).Include(p => p.Tags).ToListAsync(Cancel);

    static string Titled(string title, Person person) =>
        string.Format(CultureInfo.CurrentCulture, title, person.DisplayName.Length > 0 ? person.DisplayName : person.Alias);

    /// <param name="address">What the feed's own address begins with.</param>
    /// <param name="page">Address of the page that shows the same; null: <paramref name="address"/>.</param>
    Feed Of(string title, string address, IEnumerable<FeedEntry> entries, Person? owner = null, string? page = null) =>
        new($"{title} – {WebTexts.SiteName}", Site + (page ?? address), $"{Site}{address}feed", owner, [.. entries]);
}
