using Heliograph.Site.Photos.Rows;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Photos.Lists;

/// <summary>One page of a list of photos. It is found by a place in the list, never by a number.</summary>
/// <param name="Address">Where this page is.</param>
/// <param name="Previous">Where the page before it is; null: there is none.</param>
/// <param name="Next">Where the page after it is; null: there is none.</param>
public sealed record ListPage(IReadOnlyList<ListedPhoto> Photos, string Address, string? Previous, string? Next)
{
    /// <summary>Photos on a page.</summary>
    public const int Length = 100;

    public bool IsFirst => Previous is null;

    /// <param name="address">Of the list's first page.</param>
    /// <param name="before">From the address: the page that ends before this place.</param>
    /// <param name="after">From the address: the page that begins after this place.</param>
    internal static async Task<ListPage> OfAsync(PhotoOrder order, string address, string? before, string? after, CancellationToken cancel)
    {
        if (PagePlace.Parse(before) is { } end)
        {
            var places = await order.Preceding(end).Take(Length + 1).ToListAsync(cancel);
            // With less than a page before it, the first page is shown instead, whole.
            if (places.Count > Length)
            {
                places.RemoveAt(Length);
                places.Reverse();
                bool hasNext = await order.Following(places[^1]).AnyAsync(cancel);
                return await PageAsync(order, places, address, With(address, "before", end), hasPrevious: true, hasNext, cancel);
            }
        }

        var start = before is null ? PagePlace.Parse(after) : null;
        var following = await order.Following(start).Take(Length + 1).ToListAsync(cancel);
        bool more = following.Count > Length;
        if (more)
            following.RemoveAt(Length);
        bool hasPrevious = start is not null && following.Count > 0 && await order.Preceding(following[0]).AnyAsync(cancel);
        return await PageAsync(order, following, address, hasPrevious ? With(address, "after", start!.Value) : address, hasPrevious, more, cancel);
    }

    static async Task<ListPage> PageAsync(PhotoOrder order, List<PagePlace> places, string address, string own, bool hasPrevious, bool hasNext, CancellationToken cancel)
    {
        long[] ids = [.. places.Select(p => p.PhotoId)];
        var photos = await order.Visible.Where(p => EF.Parameter(ids).Contains(p.Id)).Select(ListedPhoto.From).ToDictionaryAsync(p => p.Photo.Id, cancel);
        return new ListPage(
            [.. ids.Where(photos.ContainsKey).Select(id => photos[id])],
            own,
            hasPrevious ? With(address, "before", places[0]) : null,
            hasNext ? With(address, "after", places[^1]) : null);
    }

    static string With(string address, string name, PagePlace place) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={place}";
}
