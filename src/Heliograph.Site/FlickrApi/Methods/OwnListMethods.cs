using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Context;
using Heliograph.Site.Photos.Lists;
using Heliograph.Site.Search;
using Microsoft.EntityFrameworkCore;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>Lists of the caller's own photos that those who keep order need.</summary>
static class OwnListMethods
{
    const string Chosen = "max_upload_date? min_taken_date? max_taken_date? privacy_filter? media? min_upload_date? extras? per_page? page?";
    const int MostDates = 100;

    public static Method[] All =>
    [
        Of("photos.getNotInSet", Grant.Read, Chosen, "Lists the caller's photos that are in no album.", NotInSetAsync, PhotoListMethods.Response),
        Of("photos.getUntagged", Grant.Read, Chosen, "Lists the caller's photos without tags.", UntaggedAsync, PhotoListMethods.Response),
        Of("photos.getWithGeoData", Grant.Read, "sort? " + Chosen, "Lists the caller's photos with a place.", WithPlaceAsync, PhotoListMethods.Response),
        Of("photos.getWithoutGeoData", Grant.Read, "sort? " + Chosen, "Lists the caller's photos without a place.", WithoutPlaceAsync, PhotoListMethods.Response),
        Of("photos.recentlyUpdated", Grant.Read, "min_date extras? per_page? page?", "Lists the caller's photos that were changed since, the latest change first.", UpdatedAsync, PhotoListMethods.Response, (1, "Required argument missing."), (2, "Not a valid date.")),
        Of("photos.getCounts", Grant.Read, "dates? taken_dates?", "Counts the caller's photos between dates.", CountsAsync, "<photocounts><photocount count=\"\" fromdate=\"\" todate=\"\"/></photocounts>",
            (1, "No dates given"), (2, "Too many dates, or one that is none")),
        Of("photos.getPopular", Grant.None, "user_id? sort? extras? per_page? page?", "Lists somebody's photos, those first that interest most. Sorted by faves, views, comments or interesting.", PopularAsync, PhotoListMethods.Response,
            (1, "User not found")),
    ];

    static Task<Element> NotInSetAsync(Call call) => AnswerAsync(call, Mine(call).Where(p => !call.Data.AlbumPhotos.Any(a => a.PhotoId == p.Id)));

    static Task<Element> UntaggedAsync(Call call) => AnswerAsync(call, Mine(call).Where(p => p.Tags.Count == 0));

    static Task<Element> WithPlaceAsync(Call call) => AnswerAsync(call, Mine(call).Where(p => p.Latitude != null && p.Longitude != null));

    static Task<Element> WithoutPlaceAsync(Call call) => AnswerAsync(call, Mine(call).Where(p => p.Latitude == null || p.Longitude == null));

    static Task<Element> UpdatedAsync(Call call)
    {
        long since = call.Instant("min_date") ?? throw call.Fault(2);
        var photos = call.Data.Photos.Where(p => p.OwnerId == call.Me && p.UpdatedAt >= since);
        var order = PhotoList.In(photos, photos.OrderByDescending(p => p.UpdatedAt).ThenByDescending(p => p.Id).Select(p => new PagePlace(p.UpdatedAt, p.Id)));
        return PhotoList.AnswerAsync(call, order, add: (shape, photo, _) => shape.Set("lastupdate", PhotoShape.Seconds(photo.UpdatedAt)));
    }

    static async Task<Element> CountsAsync(Call call)
    {
        bool isTaken = call.Text("dates") is null;
        string[] dates = call.List(isTaken ? "taken_dates" : "dates");
        if (dates.Length == 0)
            throw call.Fault(1);
        if (dates.Length is 1 or > MostDates)
            throw call.Fault(2);
        var at = dates.Select(d => Call.ParseInstant(d) ?? throw call.Fault(2)).Order().ToList();
        var counts = new List<Element>();
        foreach (var (from, to) in at.Zip(at.Skip(1)))
        {
            var mine = call.Data.Photos.Where(p => p.OwnerId == call.Me);
            string first = Wall(from), last = Wall(to);
            int count = await (isTaken
                ? mine.Where(p => !p.IsTakenUnknown && p.TakenAt.CompareTo(first) >= 0 && p.TakenAt.CompareTo(last) < 0)
                : mine.Where(p => p.PostedAt >= from && p.PostedAt < to)).CountAsync(call.Cancel);
            counts.Add(new Element("photocount").Set("count", count).Set("fromdate", isTaken ? first : PhotoShape.Seconds(from)).Set("todate", isTaken ? last : PhotoShape.Seconds(to)));
        }

        return Element.Reply(new Element("photocounts").AddAll("photocount", counts));
    }

    static async Task<Element> PopularAsync(Call call)
    {
        var photos = PhotoContexts.Photostream(call.Data, call.Viewer, await call.PersonAsync());
        var places = call.Text("sort") switch
        {
            "views" => photos.OrderByDescending(p => p.Views).ThenByDescending(p => p.Id).Select(p => new PagePlace(p.Views, p.Id)),
            "comments" => photos.OrderByDescending(p => p.CommentCount).ThenByDescending(p => p.Id).Select(p => new PagePlace(p.CommentCount, p.Id)),
            "faves" => photos.OrderByDescending(p => p.FavouriteCount).ThenByDescending(p => p.Id).Select(p => new PagePlace(p.FavouriteCount, p.Id)),
            _ => photos.OrderByDescending(p => p.Interestingness).ThenByDescending(p => p.Id).Select(p => new PagePlace(0, p.Id)),
        };
        return await PhotoList.AnswerAsync(call, PhotoList.In(photos, places));
    }

    static Task<Element> AnswerAsync(Call call, IQueryable<Photo> photos) => PhotoList.AnswerAsync(call, SearchArguments.Turned(call, SearchOrder.Of(SearchArguments.Sort(call), photos, photos)));

    static IQueryable<Photo> Mine(Call call) => call.Data.Photos.Where(p => p.OwnerId == call.Me).Matching(PhotoArguments.Filter(call, call.Me), null, call.Data);

    static string Wall(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString(Call.Taken, System.Globalization.CultureInfo.InvariantCulture);
}
