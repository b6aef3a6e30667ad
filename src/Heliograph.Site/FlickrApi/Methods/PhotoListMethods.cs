using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Context;
using Heliograph.Site.Photos.Lists;
using Heliograph.Site.Search;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>Lists of photos that programs are built around: somebody's, everybody's newest, and what a search finds.</summary>
static class PhotoListMethods
{
    public const string Response = "<photos page=\"\" pages=\"\" perpage=\"\" total=\"\"><photo id=\"\" owner=\"\" secret=\"\" server=\"\" farm=\"\" title=\"\" ispublic=\"\" isfriend=\"\" isfamily=\"\"/></photos>";
    const string Paged = "extras? per_page? page?";

    /// <summary>To look at so many places takes less than to find them again for counting.</summary>
    const int MostAhead = 1_000;

    public static Method[] All =>
    [
        Of("people.getPhotos", Grant.None, "user_id safe_search? min_upload_date? max_upload_date? min_taken_date? max_taken_date? content_types? privacy_filter? content_type? " + Paged,
            "Lists somebody's photos that the caller may see, the latest first.", PersonsAsync, Response, (1, "Required arguments missing"), (2, "Unknown user")),
        Of("people.getPublicPhotos", Grant.None, "user_id safe_search? " + Paged, "Lists somebody's public photos, the latest first.", PublicAsync, Response, (1, "User not found")),
        Of("photos.getRecent", Grant.None, Paged, "Lists everybody's public photos, the latest first.", RecentAsync, Response),
        Of("photos.search", Grant.None,
            "user_id? tags? tag_mode? text? min_upload_date? max_upload_date? min_taken_date? max_taken_date? license? sort? privacy_filter? bbox? accuracy? safe_search? content_types? "
            + "machine_tags? machine_tag_mode? group_id? contacts? media? has_geo? geo_context? lat? lon? radius? radius_units? content_type? " + Paged,
            "Lists photos that the caller may see and that everything asked for holds for. Sorted by date-posted-asc, date-posted-desc, date-taken-asc, date-taken-desc, interestingness-asc, interestingness-desc or relevance.",
            SearchAsync, Response,
            (1, "Too many tags in ALL query"), (2, "Unknown user"), (3, "Parameterless searches have been disabled. Please use flickr.photos.getRecent instead."),
            (4, "You don't have permission to view this pool"), (10, "Sorry, the Flickr search API is not currently available."), (11, "No valid machine tags"),
            (12, "Exceeded maximum allowable machine tags"), (17, "You can only search within your own contacts"), (18, "Illogical arguments")),
    ];

    static async Task<Element> PersonsAsync(Call call)
    {
        var owner = await call.PersonAsync(otherwise: 2);
        var photos = PhotoContexts.Photostream(call.Data, call.Viewer, owner).Matching(PhotoArguments.Filter(call, owner.Id), null, call.Data);
        return await PhotoList.AnswerAsync(call, PhotoOrder.ByPosted(photos));
    }

    static async Task<Element> PublicAsync(Call call)
    {
        var owner = await call.PersonAsync();
        var photos = PhotoContexts.Photostream(call.Data, call.Viewer, owner).Where(p => p.Visibility == Visibility.Public)
            .Matching(PhotoArguments.Filter(call, null), null, call.Data);
        return await PhotoList.AnswerAsync(call, PhotoOrder.ByPosted(photos));
    }

    static Task<Element> RecentAsync(Call call) =>
        PhotoList.AnswerAsync(call, PhotoOrder.ByPosted(RecentContext.Photos(call.Data, call.Viewer)), most: PhotoSearchResult.MostCounted);

    static async Task<Element> SearchAsync(Call call)
    {
        var found = await call.Get<PhotoSearch>().FindAsync(await SearchArguments.FilterAsync(call), SearchArguments.Sort(call), call.Cancel);
        return await PhotoList.AnswerAsync(
            call, SearchArguments.Turned(call, found.Order), found.Photos, PhotoSearchResult.MostCounted, found.IsShort ? MostAhead : 0);
    }
}
