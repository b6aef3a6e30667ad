using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heliograph.Site.Feeds;

/// <summary>Where feeds are: beside the pages that show the same.</summary>
static class FeedEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (string ending in (string[])[FeedFormat.Atom, FeedFormat.Rss])
        {
            routes.MapGet($"/feed{ending}", (FeedLists lists, HttpContext context) => AnswerAsync(lists.RecentAsync(), context));
            routes.MapGet($"/photos/{{who}}/feed{ending}", (string who, FeedLists lists, HttpContext context) => AnswerAsync(lists.OfPersonAsync(who, lists.PhotostreamAsync), context));
            routes.MapGet($"/photos/{{who}}/albums/{{albumId:long}}/feed{ending}",
                (string who, long albumId, FeedLists lists, HttpContext context) => AnswerAsync(lists.OfPersonAsync(who, person => lists.AlbumAsync(person, albumId)), context));
            routes.MapGet($"/photos/{{who}}/favourites/feed{ending}", (string who, FeedLists lists, HttpContext context) => AnswerAsync(lists.OfPersonAsync(who, lists.FavouritesAsync), context));
            routes.MapGet($"/photos/{{who}}/comments/feed{ending}", (string who, FeedLists lists, HttpContext context) => AnswerAsync(lists.OfPersonAsync(who, lists.CommentsAsync), context));
            routes.MapGet($"/groups/{{group}}/feed{ending}", (string group, FeedLists lists, HttpContext context) => AnswerAsync(lists.PoolAsync(group), context));
            routes.MapGet($"/tags/{{tag}}/feed{ending}", (string tag, FeedLists lists, HttpContext context) => AnswerAsync(lists.TagAsync(tag), context));
        }
    }

    static async Task<IResult> AnswerAsync(Task<Feed?> found, HttpContext context)
    {
        if (await found is not { } feed)
            return TypedResults.NotFound();
        FeedFormat.Allow(feed, context.Response);
        return FeedFormat.Write(feed, isAtom: context.Request.Path.Value!.EndsWith(FeedFormat.Atom, StringComparison.Ordinal));
    }
}
