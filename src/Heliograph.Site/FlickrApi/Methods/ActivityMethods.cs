using System.Globalization;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>What others did to the caller's photos, and said where the caller had said something.</summary>
static class ActivityMethods
{
    const string Response = "<items page=\"\" pages=\"\" perpage=\"\" total=\"\"><item type=\"\" id=\"\" owner=\"\" ownername=\"\" secret=\"\" server=\"\" farm=\"\" comments=\"\" faves=\"\"><title/><activity><event type=\"\" commentid=\"\" user=\"\" username=\"\" dateadded=\"\"/></activity></item></items>";

    /// <summary>Things of each kind that are looked at, the latest.</summary>
    const int Most = 500;

    const int UsualPerPage = 10, MostPerPage = 50, MostDays = 30;

    public static Method[] All =>
    [
        Of("activity.userPhotos", Grant.Read, "timeframe? per_page? page?", "Lists what others did to the caller's photos of late.", PhotosAsync, Response, (1, "Invalid timeframe")),
        Of("activity.userComments", Grant.Read, "per_page? page?", "Lists what others said on photos that the caller commented on.", CommentsAsync, Response),
    ];

    /// <param name="Type">As the API calls it.</param>
    sealed record Event(string Type, long PhotoId, long PersonId, string Alias, long At, long? CommentId = null, string? Text = null);

    static async Task<Element> PhotosAsync(Call call)
    {
        long since = Since(call);
        var favourites = await call.Data.Favourites.Where(f => f.OwnerId == call.Me && f.At >= since).OrderByDescending(f => f.At).Take(Most)
            .Join(call.Data.People, f => f.PersonId, p => p.Id, (f, p) => new Event("fave", f.PhotoId, p.Id, p.UserName!, f.At, null, null)).ToListAsync(call.Cancel);
        var comments = await Comments(call).Where(c => c.OwnerId == call.Me && c.CreatedAt >= since).OrderByDescending(c => c.CreatedAt).Take(Most)
            .Join(call.Data.People, c => c.AuthorId, p => p.Id, (c, p) => new Event("comment", c.PhotoId!.Value, p.Id, p.UserName!, c.CreatedAt, c.Id, c.Text)).ToListAsync(call.Cancel);
        return await AnswerAsync(call, [.. favourites, .. comments]);
    }

    static async Task<Element> CommentsAsync(Call call)
    {
        var mine = await call.Data.Comments.Where(c => c.AuthorId == call.Me && c.PhotoId != null).OrderByDescending(c => c.CreatedAt).Take(Most).Select(c => c.PhotoId).Distinct().ToListAsync(call.Cancel);
        var comments = await Comments(call).Where(c => mine.Contains(c.PhotoId)).OrderByDescending(c => c.CreatedAt).Take(Most)
            .Join(call.Data.People, c => c.AuthorId, p => p.Id, (c, p) => new Event("comment", c.PhotoId!.Value, p.Id, p.UserName!, c.CreatedAt, c.Id, c.Text)).ToListAsync(call.Cancel);
        return await AnswerAsync(call, comments);
    }

    static IQueryable<Comments.Comment> Comments(Call call) => call.Data.Comments.Where(c => c.PhotoId != null && c.AuthorId != call.Me && c.TakenDownAt == null);

    /// <summary>One item a photo that the caller may see still, that with the latest event first.</summary>
    static async Task<Element> AnswerAsync(Call call, IReadOnlyList<Event> events)
    {
        long[] ids = [.. events.Select(e => e.PhotoId).Distinct()];
        var photos = await call.Data.Photos.AsNoTracking().Include(p => p.Owner).Where(p => ids.Contains(p.Id)).VisibleTo(call.Viewer, call.Data).ToDictionaryAsync(p => p.Id, call.Cancel);
        var items = events.Where(e => photos.ContainsKey(e.PhotoId)).GroupBy(e => e.PhotoId).OrderByDescending(g => g.Max(e => e.At)).ToList();
        int perPage = Math.Clamp(call.Number("per_page") ?? UsualPerPage, 1, MostPerPage);
        var page = items.Skip((int)Math.Min(items.Count, (long)(call.Page - 1) * perPage)).Take(perPage);
        return Element.Reply(new Element("items").Set("page", call.Page).Set("pages", (items.Count + perPage - 1) / perPage).Set("perpage", perPage).Set("total", items.Count)
            .AddAll("item", page.Select(g => Item(photos[g.Key], g))));
    }

    static Element Item(Photo photo, IEnumerable<Event> events) => new Element("item").Set("type", "photo").Set("id", photo.Id).Set("owner", PhotoShape.NsidOf(photo.OwnerId))
        .Set("ownername", photo.Owner!.Name).SetAddress(photo).Set("comments", photo.CommentCount).Set("faves", photo.FavouriteCount).Add("title", photo.Title)
        .Add(new Element("activity").AddAll("event", events.OrderByDescending(e => e.At).Select(e =>
        {
            var shape = new Element("event").Set("type", e.Type).Set("commentid", e.CommentId is { } id ? $"{e.PersonId}-{e.PhotoId}-{id}" : null)
                .Set("user", PhotoShape.NsidOf(e.PersonId)).Set("username", e.Alias).Set("dateadded", PhotoShape.Seconds(e.At));
            return e.Text is null ? shape : shape.Say(e.Text);
        })));

    /// <summary><c>3d</c> or <c>5h</c> ago; a week where nothing is said.</summary>
    static long Since(Call call)
    {
        if (call.Text("timeframe") is not { } text)
            return call.Clock.GetUtcNow().AddDays(-7).ToUnixTimeMilliseconds();
        int number = int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int n) && n is > 0 and <= MostDays * 24 ? n : throw call.Fault(1);
        TimeSpan ago = text[^1] switch { 'd' when number <= MostDays => TimeSpan.FromDays(number), 'h' => TimeSpan.FromHours(number), _ => throw call.Fault(1) };
        return (call.Clock.GetUtcNow() - ago).ToUnixTimeMilliseconds();
    }
}
