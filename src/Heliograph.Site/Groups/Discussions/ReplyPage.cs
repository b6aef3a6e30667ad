using Heliograph.Site.Data;
using Heliograph.Site.Photos.Lists;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Groups.Discussions;

/// <summary>One page of a topic's replies, the oldest first, found by a place and never by a number.</summary>
/// <param name="Earlier">The place that the page before ends at; null: there is none.</param>
/// <param name="Later">The place that the page after begins at; null: there is none.</param>
sealed record ReplyPage(IReadOnlyList<GroupReply> Replies, string? Earlier, string? Later)
{
    /// <param name="reply">The page that ends with this reply is wanted.</param>
    public static async Task<ReplyPage> OfAsync(SiteData data, long topic, string? before, string? after, long? reply, int length, CancellationToken cancel)
    {
        var all = data.GroupReplies.AsNoTracking().Where(r => r.TopicId == topic);
        var until = PagePlace.Parse(before);
        bool includes = false;
        if (reply is { } id && await all.Where(r => r.Id == id).Select(r => (long?)r.CreatedAt).SingleOrDefaultAsync(cancel) is { } at)
            (until, includes) = (new PagePlace(at, id), true);
        List<GroupReply> page;
        if (until is { } end)
        {
            page = await Until(all, end, includes).OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Id).Take(length).ToListAsync(cancel);
            page.Reverse();
            // With less than a page before it, the first page is shown instead, whole.
            if (page.Count < length)
                page = await all.OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).Take(length).ToListAsync(cancel);
        }
        else
        {
            page = await (PagePlace.Parse(after) is { } start ? After(all, start) : all).OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).Take(length).ToListAsync(cancel);
        }

        if (page.Count == 0)
            return new ReplyPage([], null, null);
        var (first, last) = (PlaceOf(page[0]), PlaceOf(page[^1]));
        return new ReplyPage(
            page,
            await Until(all, first, includes: false).AnyAsync(cancel) ? first.ToString() : null,
            await After(all, last).AnyAsync(cancel) ? last.ToString() : null);
    }

    static PagePlace PlaceOf(GroupReply reply) => new(reply.CreatedAt, reply.Id);

    static IQueryable<GroupReply> After(IQueryable<GroupReply> replies, PagePlace place)
    {
        var (at, id) = place;
        return replies.Where(r => r.CreatedAt >= at && (r.CreatedAt > at || r.Id > id));
    }

    static IQueryable<GroupReply> Until(IQueryable<GroupReply> replies, PagePlace place, bool includes)
    {
        var (at, id) = place;
        return replies.Where(r => r.CreatedAt <= at && (r.CreatedAt < at || r.Id < id || (includes && r.Id == id)));
    }
}
