using Heliograph.Site.Photos.Context;
using Heliograph.Site.Photos.Rows;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Photos.Page;

/// <summary>The photos on both sides of one in the list that it was opened from, as the viewer sees it.</summary>
/// <param name="Before">Earlier in the list: the nearest is last.</param>
/// <param name="After">Later in the list: the nearest is first.</param>
/// <param name="In">The list's key for addresses; null: the photostream.</param>
/// <param name="ListName">What people call the list.</param>
/// <param name="ListAddress">The page of the list that the photo stands on, and its place there.</param>
public sealed record PhotoNeighbours(IReadOnlyList<ListedPhoto> Before, IReadOnlyList<ListedPhoto> After, string? In, string ListName, string ListAddress)
{
    // As many as a filmstrip shows on either side.
    const int Each = 5;

    public ListedPhoto? Previous => Before.Count > 0 ? Before[^1] : null;
    public ListedPhoto? Next => After.Count > 0 ? After[0] : null;

    internal static async Task<PhotoNeighbours> FindAsync(Photo photo, PhotoContext context, CancellationToken cancel)
    {
        var (before, after, visible, address) = await context.AroundAsync(Each, cancel);
        long[] ids = [.. before, .. after];
        var photos = await visible.Where(p => ids.Contains(p.Id)).Select(ListedPhoto.From).ToDictionaryAsync(p => p.Photo.Id, cancel);
        return new PhotoNeighbours(Listed(before), Listed(after), context.Key, context.Name, $"{address}#p{photo.Id}");

        ListedPhoto[] Listed(IEnumerable<long> list) => [.. list.Where(photos.ContainsKey).Select(id => photos[id])];
    }
}
