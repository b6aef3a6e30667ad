using Heliograph.Site.Photos.Lists;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Photos.Context;

/// <summary>A list in an order that the database knows.</summary>
/// <param name="Address">Of the list's first page.</param>
/// <param name="Place">Where the photo stands in <paramref name="Order"/>.</param>
sealed record OrderedContext(string? Key, string Name, string Address, PhotoOrder Order, PagePlace Place) : PhotoContext(Key, Name)
{
    public override async Task<PhotoSurroundings> AroundAsync(int each, CancellationToken cancel)
    {
        var before = await Order.Preceding(Place).Take(each).ToListAsync(cancel);
        before.Reverse();
        var after = await Order.Following(Place).Take(each).ToListAsync(cancel);
        char joint = Address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        string page = before.Count < each ? "" : $"{joint}after={before[0]}";
        return new PhotoSurroundings([.. before.Select(p => p.PhotoId)], [.. after.Select(p => p.PhotoId)], Order.Visible, Address + page);
    }
}
