using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Context;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Search;

/// <summary>Searches as lists that photos are opened from: <c>?in=search-Newest:pier by:ana</c>.</summary>
sealed class SearchContext(PhotoSearch search, SiteData data, Viewer viewer) : IContextSource
{
    const string Name = "search";

    public string Kind => Name;

    public static string KeyOf(string line, PhotoSort sort) => $"{Name}-{sort}:{line}";

    public async Task<PhotoContext?> FindAsync(string list, Photo photo, CancellationToken cancel)
    {
        if (list.Split(':', 2) is not [var order, var line] || !Enum.TryParse<PhotoSort>(order, out var sort) || !Enum.IsDefined(sort))
            return null;
        var reading = await SearchReading.OfAsync(SearchTerm.Parse(line), data, viewer, cancel);
        var found = await search.FindAsync(reading.Filter, sort, cancel);
        if (!await found.Photos.AnyAsync(p => p.Id == photo.Id, cancel))
            return null;
        var place = found.Sort == PhotoSort.Relevant
            ? await Relevance.PlaceOfAsync(photo.Id, found.Photos, reading.Filter.Words, FullText.Of(data), cancel)
            : SearchOrder.PlaceOf(found.Sort, photo);
        return new OrderedContext(KeyOf(line, sort), string.Format(SearchTexts.Culture, SearchTexts.Context, line),
            $"/search?q={Uri.EscapeDataString(line)}&sort={sort}", found.Order, place);
    }
}
