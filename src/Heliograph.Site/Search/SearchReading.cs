using System.Globalization;
using Heliograph.Site.Accounts;
using Heliograph.Site.Albums;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Search;

/// <summary>A term and what it was taken for.</summary>
/// <param name="Says">In words, such as <c>by Ana</c>.</param>
/// <param name="IsUnderstood">False: nothing is asked for by it.</param>
sealed record ReadTerm(SearchTerm Term, string Says, bool IsUnderstood = true);

/// <summary>What a line of search was understood as.</summary>
sealed record SearchReading(PhotoFilter Filter, IReadOnlyList<ReadTerm> Terms)
{
    public static async Task<SearchReading> OfAsync(IReadOnlyList<SearchTerm> terms, SiteData data, Viewer viewer, CancellationToken cancel)
    {
        var reading = new SearchReading(new PhotoFilter(), []);
        foreach (var term in terms)
            reading = term.Name switch
            {
                "" => reading.WithWord(term),
                "by" => await reading.WithPersonAsync(term, SearchTexts.By, static (filter, person) => filter with { OwnerId = person }, data, viewer, cancel),
                "with" => await reading.WithPersonAsync(term, SearchTexts.With, static (filter, person) => filter with { ShowsPersonId = person }, data, viewer, cancel),
                "in" => await reading.WithAlbumAsync(term, data, viewer, cancel),
                _ => reading.WithFilter(term),
            };
        return reading;
    }

    SearchReading And(SearchTerm term, PhotoFilter filter, string says) => new(filter, [.. Terms, new ReadTerm(term, says)]);

    SearchReading But(SearchTerm term, string says) => this with { Terms = [.. Terms, new ReadTerm(term, says, IsUnderstood: false)] };

    SearchReading WithWord(SearchTerm term)
    {
        bool isPrefix = !term.IsQuoted && term.Value.EndsWith('*');
        string text = isPrefix ? term.Value.TrimEnd('*') : term.Value;
        if (SearchWord.Runs(text).Count == 0)
            return But(term, string.Format(SearchTexts.Culture, SearchTexts.NotAWord, term.Value));
        var word = new SearchWord(text, isPrefix, term.IsExcluded);
        return And(term, Filter with { Words = [.. Filter.Words, word] }, term.IsExcluded
            ? string.Format(SearchTexts.Culture, SearchTexts.Without, text)
            : isPrefix ? string.Format(SearchTexts.Culture, SearchTexts.Beginning, text) : term.IsQuoted ? $"“{text}”" : text);
    }

    async Task<SearchReading> WithPersonAsync(SearchTerm term, string says, Func<PhotoFilter, long, PhotoFilter> narrow, SiteData data, Viewer viewer, CancellationToken cancel)
    {
        var person = term.Value == "me" && viewer.PersonId is { } me
            ? await data.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == me, cancel)
            : await new PersonLookup(data).FindAsync(term.Value, cancel);
        return person is null
            ? But(term, string.Format(SearchTexts.Culture, SearchTexts.Nobody, term.Value))
            : And(term, narrow(Filter, person.Id), string.Format(SearchTexts.Culture, says, person.DisplayName.Length > 0 ? person.DisplayName : person.Alias));
    }

    async Task<SearchReading> WithAlbumAsync(SearchTerm term, SiteData data, Viewer viewer, CancellationToken cancel)
    {
        long id = long.TryParse(term.Value, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;
        string? title = await data.AlbumsVisibleTo(viewer).Where(a => a.Id == id).Select(a => a.Title).SingleOrDefaultAsync(cancel);
        return title is null
            ? But(term, string.Format(SearchTexts.Culture, SearchTexts.NoAlbum, term.Value))
            : And(term, Filter with { AlbumId = id }, string.Format(SearchTexts.Culture, SearchTexts.In, title));
    }

    SearchReading WithFilter(SearchTerm term) => FilterTerms.Read(term, Filter) is var (filter, says)
        ? And(term, filter, says)
        : But(term, string.Format(SearchTexts.Culture, SearchTexts.NotUnderstood, term));
}
