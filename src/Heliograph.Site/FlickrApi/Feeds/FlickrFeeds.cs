using Heliograph.Site.Feeds;
using Heliograph.Site.FlickrApi.Formats;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heliograph.Site.FlickrApi.Feeds;

/// <summary>The site's feeds at the addresses that Flickr's clients ask, <c>/services/feeds/photos_public.gne?id=12345678@N00</c>.</summary>
static class FlickrFeeds
{
    public static void MapFlickrFeeds(this IEndpointRouteBuilder routes) => routes.MapGet("/services/feeds/{list}.gne", AnswerAsync);

    static async Task<IResult> AnswerAsync(string list, HttpContext context, FeedLists lists)
    {
        var query = context.Request.Query;
        string? id = query["id"], callback = query["jsoncallback"];
        string who = id ?? (string?)query["user_id"] ?? (string?)query["nsid"] ?? "";
        string[] tags = ((string?)query["tags"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var found = list switch
        {
            "photos_public" => await PublicAsync(),
            "photos_faves" => await lists.OfPersonAsync(who, lists.FavouritesAsync),
            "activity" => await lists.OfPersonAsync(who, lists.CommentsAsync),
            "groups_pool" => await lists.PoolAsync(who),
            "photoset" when long.TryParse(query["set"], out long album) => await lists.OfPersonAsync(who, person => lists.AlbumAsync(person, album)),
            _ => null,
        };
        if (found is not { } feed)
            return TypedResults.NotFound();

        FeedFormat.Allow(feed, context.Response);
        string? format = query["format"];
        if (format is null or "" || format.StartsWith("atom", StringComparison.Ordinal))
            return FeedFormat.Write(feed, isAtom: true);
        if (format.StartsWith("rss", StringComparison.Ordinal))
            return FeedFormat.Write(feed, isAtom: false);
        if (format != "json")
            return TypedResults.Problem(FlickrTexts.FeedFormats, statusCode: StatusCodes.Status400BadRequest);
        context.Response.Headers.AccessControlAllowOrigin = "*";
        var wrapped = new AnswerFormat(IsJson: true, query["nojsoncallback"] == "1" ? null : AnswerFormat.CallbackOf(callback) ?? JsonFeed.DefaultCallback);
        return TypedResults.Bytes(JsonFeed.Write(feed, wrapped.Callback), wrapped.MediaType);

        Task<Feed?> PublicAsync() => id is not null ? lists.OfPersonAsync(id, person => lists.TaggedAsync(person, tags, query["tagmode"] == "any"))
            : lists.TaggedAsync(null, tags, query["tagmode"] == "any");
    }
}
