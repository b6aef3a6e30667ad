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
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Feeds;

/// <summary>Feeds of the lists that anybody sees: whoever asks gets what somebody without an account would.</summary>
sealed class FeedEndpoints(SiteData data, PersonLookup people, IHttpContextAccessor accessor, IOptions<AccountOptions> accounts)
{
    /// <summary>Entries in a feed.</summary>
    const int Length = 30;

    HttpContext Context => accessor.HttpContext!;
    CancellationToken Cancel => Context.RequestAborted;

    /// <summary>The site's address, without a slash at the end.</summary>
    string Site => accounts.Value.Address?.GetLeftPart(UriPartial.Authority) ?? $"{Context.Request.Scheme}://{Context.Request.Host}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (string ending in (string[])[FeedFormat.Atom, FeedFormat.Rss])
        {
            routes.MapGet($"/feed{ending}", (FeedEndpoints feeds) => feeds.RecentAsync());
            routes.MapGet($"/photos/{{who}}/feed{ending}", (string who, FeedEndpoints feeds) => feeds.OfPersonAsync(who, feeds.PhotostreamAsync));
            routes.MapGet($"/photos/{{who}}/albums/{{albumId:long}}/feed{ending}", (string who, long albumId, FeedEndpoints feeds) => feeds.OfPersonAsync(who, person => feeds.AlbumAsync(person, albumId)));
            routes.MapGet($"/photos/{{who}}/favourites/feed{ending}", (string who, FeedEndpoints feeds) => feeds.OfPersonAsync(who, feeds.FavouritesAsync));
            routes.MapGet($"/photos/{{who}}/comments/feed{ending}", (string who, FeedEndpoints feeds) => feeds.OfPersonAsync(who, feeds.CommentsAsync));
            routes.MapGet($"/groups/{{group}}/feed{ending}", (string group, FeedEndpoints feeds) => feeds.PoolAsync(group));
            routes.MapGet($"/tags/{{tag}}/feed{ending}", (string tag, FeedEndpoints feeds) => feeds.TagAsync(tag));
        }
    }

    async Task<IResult> RecentAsync() => Answer(ListTexts.Recent, "/", await NewestAsync(RecentContext.Photos(data, Viewer.Anonymous)));

    async Task<IResult> PhotostreamAsync(Person person) => Answer(
        Titled(PhotoPageTexts.PhotostreamOf, person), PageAddress.OfPhotostream(person.Alias), await NewestAsync(PhotoContexts.Photostream(data, Viewer.Anonymous, person)), person);

    async Task<IResult> AlbumAsync(Person person, long albumId)
    {
        if (await data.AlbumsVisibleTo(Viewer.Anonymous).AsNoTracking().SingleOrDefaultAsync(a => a.Id == albumId && a.OwnerId == person.Id, Cancel) is not { } album)
            return TypedResults.NotFound();
        var photos = PhotoContexts.Photostream(data, Viewer.Anonymous, person).Where(p => data.AlbumPhotos.Any(a => a.AlbumId == albumId && a.PhotoId == p.Id));
        return Answer(album.Title, $"{PageAddress.OfPhotostream(person.Alias)}albums/{albumId}/", await NewestAsync(photos), person);
    }

    /// <summary>What a person liked last, in the order of liking.</summary>
    async Task<IResult> FavouritesAsync(Person person) => Answer(
        Titled(FavouriteTexts.FavouritesOf, person), FavouriteContext.AddressOf(person), await FirstAsync(FavouriteContext.Order(data, Viewer.Anonymous, person.Id)), person);

    /// <summary>What came into a group's pool last, in the order of coming.</summary>
    async Task<IResult> PoolAsync(string group) => await new GroupLookup(data, Viewer.Anonymous).FindAsync(group, Cancel) is { Group: { } found }
        ? Answer(found.Name, found.Address, await FirstAsync(PoolContext.Order(data, Viewer.Anonymous, found.Id)))
        : TypedResults.NotFound();

    /// <summary>What was said last about a person's photos.</summary>
    async Task<IResult> CommentsAsync(Person person)
    {
        var visible = PhotoContexts.Photostream(data, Viewer.Anonymous, person);
        var comments = await data.Comments.AsNoTracking().Include(c => c.Author)
            .Where(c => c.OwnerId == person.Id && c.TakenDownAt == null && visible.Any(p => p.Id == c.PhotoId))
            .OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id).Take(Length).ToListAsync(Cancel);
        long?[] ids = [.. comments.Select(c => c.PhotoId).Distinct()];
        var photos = (await ReadAsync(visible.Where(p => ids.Contains(p.Id)))).ToDictionary(p => p.Id);
        return Answer(
            Titled(CommentTexts.CommentsTo, person), $"{PageAddress.OfPhotostream(person.Alias)}comments/",
            comments.Where(c => photos.ContainsKey(c.PhotoId!.Value)).Select(c => FeedEntry.Of(c, photos[c.PhotoId!.Value], Site)), person, page: PageAddress.OfPhotostream(person.Alias));
    }

    async Task<IResult> TagAsync(string tag)
    {
        string clean = TagWords.Clean(tag);
        var photos = data.Photos.InPublicLists(Viewer.Anonymous, data).Where(p => data.PhotoTags.Any(t => t.PhotoId == p.Id && t.Clean == clean));
        return Answer(clean, $"/tags/{Uri.EscapeDataString(clean)}/", await NewestAsync(photos));
    }

    async Task<IResult> OfPersonAsync(string who, Func<Person, Task<IResult>> answer) =>
        await people.FindAsync(who, Cancel) is { } person ? await answer(person) : TypedResults.NotFound();

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
    /// <param name="owner">Whose wish about search engines counts.</param>
    /// <param name="page">Address of the page that shows the same; null: <paramref name="address"/>.</param>
    IResult Answer(string title, string address, IEnumerable<FeedEntry> entries, Person? owner = null, string? page = null)
    {
        FeedEntry[] all = [.. entries];
        var updated = all.Length > 0 ? all.Max(e => e.Updated) : DateTimeOffset.UnixEpoch;
        Context.Response.Headers.CacheControl = "public, max-age=300";
        Sharing.Robots.Ask(Context.Response, owner);
        return FeedFormat.Write(new Feed($"{title} – {WebTexts.SiteName}", Site + (page ?? address), $"{Site}{address}feed", updated, all), Context.Request.Path);
    }
}
