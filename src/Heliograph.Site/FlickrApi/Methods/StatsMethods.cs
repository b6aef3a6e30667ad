using System.Globalization;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Photos.Lists;
using Microsoft.EntityFrameworkCore;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>How much the caller's photos and albums were looked at. Days are in UTC.</summary>
static class StatsMethods
{
    static readonly (int, string) BadDate = (3, "Invalid date");

    public static Method[] All =>
    [
        Of("stats.getTotalViews", Grant.Read, "date?", "Counts how often the caller's photos and albums were opened, in all or on a day. Views of albums are counted in all alone.", TotalAsync,
            "<stats><total views=\"\"/><photos views=\"\"/><photostream views=\"\"/><sets views=\"\"/><collections views=\"\"/><galleries views=\"\"/></stats>", BadDate),
        Of("stats.getPhotoStats", Grant.Read, "date=3 photo_id=4", "Counts what happened to a photo of the caller's on a day.", PhotoAsync, "<stats views=\"\" comments=\"\" favorites=\"\"/>", BadDate, (4, "Photo not found")),
        Of("stats.getPopularPhotos", Grant.Read, "date? sort? per_page? page?", "Lists the caller's photos, those first with the most views, comments or favorites, in all or on a day.", PopularAsync,
            "<photos page=\"\" pages=\"\" perpage=\"\" total=\"\"><photo id=\"\" owner=\"\" secret=\"\" server=\"\" farm=\"\" title=\"\" ispublic=\"\" isfriend=\"\" isfamily=\"\"><stats views=\"\" comments=\"\" favorites=\"\" total_views=\"\" total_comments=\"\" total_favorites=\"\"/></photo></photos>",
            BadDate, (5, "Unknown sort")),
    ];

    static async Task<Element> TotalAsync(Call call)
    {
        var mine = call.Data.Photos.Where(p => p.OwnerId == call.Me);
        int? day = Day(call);
        long photos = day is null
            ? await mine.SumAsync(p => p.Views, call.Cancel)
            : await call.Data.PhotoDays.Where(d => d.Day == day && mine.Any(p => p.Id == d.PhotoId)).SumAsync(d => (long)d.Views, call.Cancel);
        long sets = day is null ? await call.Data.Albums.Where(a => a.OwnerId == call.Me).SumAsync(a => a.Views, call.Cancel) : 0;
        return Element.Reply(new Element("stats").Add(Views("total", photos + sets)).Add(Views("photos", photos)).Add(Views("photostream", 0)).Add(Views("sets", sets))
            .Add(Views("collections", 0)).Add(Views("galleries", 0)));

        static Element Views(string kind, long count) => new Element(kind).Set("views", count);
    }

    static async Task<Element> PhotoAsync(Call call)
    {
        int day = Day(call)!.Value;
        var photo = await call.OwnPhotoAsync(otherwise: 4);
        var (from, until) = Instants(day);
        return Element.Reply(new Element("stats")
            .Set("views", await call.Data.PhotoDays.Where(d => d.PhotoId == photo.Id && d.Day == day).Select(d => d.Views).SingleOrDefaultAsync(call.Cancel))
            .Set("comments", await call.Data.Comments.CountAsync(c => c.PhotoId == photo.Id && c.TakenDownAt == null && c.CreatedAt >= from && c.CreatedAt < until, call.Cancel))
            .Set("favorites", await call.Data.Favourites.CountAsync(f => f.PhotoId == photo.Id && f.At >= from && f.At < until, call.Cancel)));
    }

    static async Task<Element> PopularAsync(Call call)
    {
        var (from, until) = Day(call) is { } day ? Instants(day) : (long.MinValue, long.MaxValue);
        int? on = Day(call);
        var mine = call.Data.Photos.Where(p => p.OwnerId == call.Me);
        var counted = mine.Select(p => new
        {
            p.Id,
            Views = on == null ? p.Views : call.Data.PhotoDays.Where(d => d.PhotoId == p.Id && d.Day == on).Sum(d => (long)d.Views),
            Comments = on == null ? p.CommentCount : call.Data.Comments.Count(c => c.PhotoId == p.Id && c.TakenDownAt == null && c.CreatedAt >= from && c.CreatedAt < until),
            Favourites = on == null ? p.FavouriteCount : call.Data.Favourites.Count(f => f.PhotoId == p.Id && f.At >= from && f.At < until),
        });
        var sorted = call.Text("sort") switch
        {
            null or "views" => counted.OrderByDescending(p => p.Views),
            "comments" => counted.OrderByDescending(p => p.Comments),
            "favorites" => counted.OrderByDescending(p => p.Favourites),
            _ => throw call.Fault(5),
        };
        int total = await mine.CountAsync(call.Cancel);
        var page = await sorted.ThenByDescending(p => p.Id).Skip(PhotoList.Skipped(call, total)).Take(call.PerPage).ToListAsync(call.Cancel);
        var figures = page.ToDictionary(p => p.Id);
        var shapes = await PhotoList.ShapesAsync(call, mine, [.. page.Select(p => new PagePlace(0, p.Id))], (shape, photo, _) => shape.Add(new Element("stats")
            .Set("views", figures[photo.Id].Views).Set("comments", figures[photo.Id].Comments).Set("favorites", figures[photo.Id].Favourites)
            .Set("total_views", photo.Views).Set("total_comments", photo.CommentCount).Set("total_favorites", photo.FavouriteCount)));
        return Element.Reply(new Element("photos").SetPage(call, total).AddAll("photo", shapes));
    }

    /// <returns>Days since 1970-01-01; null where none is asked for.</returns>
    static int? Day(Call call)
    {
        if (call.Text("date") is not { } text)
            return null;
        var at = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToDateTime(TimeOnly.MinValue) : call.Wall("date") ?? throw call.Fault(3);
        return (int)(at - DateTime.UnixEpoch).TotalDays;
    }

    static (long From, long Until) Instants(int day) => (day * 86_400_000L, (day + 1) * 86_400_000L);
}
