using System.Globalization;
using System.Text;
using System.Xml;
using Heliograph.Site.Accounts;
using Heliograph.Site.Albums;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Context;
using Heliograph.Site.Photos.Lists;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Heliograph.Site.Feeds;

/// <summary>How the endings of feeds' addresses are spelt.</summary>
static class FeedFormat
{
    public const string Atom = ".atom", Rss = ".rss";
}

/// <summary>Feeds of the lists that anybody sees: whoever asks gets what somebody without an account would.</summary>
static class FeedEndpoints
{
    /// <summary>Entries in a feed.</summary>
    const int Length = 30;

    static readonly XmlWriterSettings Xml = new() { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CheckCharacters = false };

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        foreach (string ending in (string[])[FeedFormat.Atom, FeedFormat.Rss])
        {
            routes.MapGet($"/feed{ending}", Recent);
            routes.MapGet($"/photos/{{who}}/feed{ending}", Photostream);
            routes.MapGet($"/photos/{{who}}/albums/{{albumId:long}}/feed{ending}", Album);
            routes.MapGet($"/tags/{{tag}}/feed{ending}", Tag);
        }
    }

    static Task<IResult> Recent(HttpContext context, SiteData data, IOptions<AccountOptions> accounts) =>
        AnswerAsync(context, accounts, ListTexts.Recent, "/", "/feed", RecentContext.Photos(data, Viewer.Anonymous).OrderByDescending(p => p.PostedAt).ThenByDescending(p => p.Id));

    static async Task<IResult> Photostream(string who, HttpContext context, PersonLookup people, SiteData data, IOptions<AccountOptions> accounts)
    {
        if (await people.FindAsync(who, context.RequestAborted) is not { } person)
            return TypedResults.NotFound();
        string address = PageAddress.OfPhotostream(person.Alias);
        var photos = PhotoContexts.Photostream(data, Viewer.Anonymous, person).OrderByDescending(p => p.PostedAt).ThenByDescending(p => p.Id);
        return await AnswerAsync(context, accounts, string.Format(CultureInfo.CurrentCulture, PhotoPageTexts.PhotostreamOf, NameOf(person)), address, $"{address}feed", photos, person);
    }

    static async Task<IResult> Album(string who, long albumId, HttpContext context, PersonLookup people, SiteData data, IOptions<AccountOptions> accounts)
    {
        if (await people.FindAsync(who, context.RequestAborted) is not { } person
            || await data.AlbumsVisibleTo(Viewer.Anonymous).AsNoTracking().SingleOrDefaultAsync(a => a.Id == albumId && a.OwnerId == person.Id, context.RequestAborted) is not { } album)
            return TypedResults.NotFound();
        string address = $"{PageAddress.OfPhotostream(person.Alias)}albums/{albumId}/";
        var photos = PhotoContexts.Photostream(data, Viewer.Anonymous, person).Where(p => data.AlbumPhotos.Any(a => a.AlbumId == albumId && a.PhotoId == p.Id));
        return await AnswerAsync(context, accounts, album.Title, address, $"{address}feed", photos.OrderByDescending(p => p.PostedAt).ThenByDescending(p => p.Id), person);
    }

    static Task<IResult> Tag(string tag, HttpContext context, SiteData data, IOptions<AccountOptions> accounts)
    {
        string clean = TagWords.Clean(tag);
        string address = $"/tags/{Uri.EscapeDataString(clean)}/";
        var photos = data.Photos.InPublicLists(Viewer.Anonymous, data).Where(p => data.PhotoTags.Any(t => t.PhotoId == p.Id && t.Clean == clean));
        return AnswerAsync(context, accounts, clean, address, $"{address}feed", photos.OrderByDescending(p => p.PostedAt).ThenByDescending(p => p.Id));
    }

    static async Task<IResult> AnswerAsync(
        HttpContext context, IOptions<AccountOptions> accounts, string title, string address, string self, IQueryable<Photo> newest, Person? owner = null)
    {
        string site = accounts.Value.Address?.GetLeftPart(UriPartial.Authority) ?? $"{context.Request.Scheme}://{context.Request.Host}";
        var photos = await newest.AsNoTracking().Include(p => p.Owner).Include(p => p.Tags).Take(Length).ToListAsync(context.RequestAborted);
        var updated = DateTimeOffset.FromUnixTimeMilliseconds(photos.Count > 0 ? photos.Max(p => Math.Max(p.PostedAt, p.UpdatedAt)) : 0);
        var feed = new Feed($"{title} – {WebTexts.SiteName}", site + address, site + self, updated, [.. photos.Select(p => FeedPhoto.Of(p, site))]);
        context.Response.Headers.CacheControl = "public, max-age=300";
        Sharing.Robots.Ask(context.Response, owner);
        bool isAtom = context.Request.Path.Value!.EndsWith(FeedFormat.Atom, StringComparison.Ordinal);
        using var bytes = new MemoryStream();
        await using (var xml = XmlWriter.Create(bytes, Xml))
        {
            if (isAtom)
                AtomFeed.Write(xml, feed);
            else
                RssFeed.Write(xml, feed);
        }

        byte[] text = bytes.ToArray();
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(text).AsSpan(0, 12))}\"");
        return TypedResults.Bytes(text, (isAtom ? AtomFeed.MediaType : RssFeed.MediaType) + "; charset=utf-8", entityTag: tag);
    }

    static string NameOf(Person person) => person.DisplayName.Length > 0 ? person.DisplayName : person.Alias;
}
