using System.Globalization;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Search;

/// <summary>One vector a photo, with an inverted index; the planner knows how frequent words are.</summary>
sealed class PostgresFullText(SiteData data) : FullText(data)
{
    public override IQueryable<long> Ids(IReadOnlyList<SearchWord> words, TextParts parts = TextParts.Everywhere)
    {
        string query = Query(words, parts);
        return Data.Database.SqlQuery<long>($"""select photo_id as "Value" from photo_text where words @@ {query}::tsquery""");
    }

    public override IQueryable<Photo> PhotosFromFewHits(IReadOnlyList<SearchWord> words)
    {
        string query = Query(words, TextParts.Everywhere);
        return Data.Photos.FromSql($"select p.* from photo p join photo_text t on t.photo_id = p.id where t.words @@ {query}::tsquery");
    }

    public override IQueryable<Photo> PhotosFromManyHits(IReadOnlyList<SearchWord> words) => PhotosFromFewHits(words);

    static string Query(IReadOnlyList<SearchWord> words, TextParts parts)
    {
        string weights = parts switch { TextParts.Title => "A", TextParts.TitleAndTags => "AB", _ => "" };
        return string.Join(" & ", words.Select(w => w.IsExcluded ? $"!({Term(w, "")})" : $"({Term(w, weights)})"));
    }

    /// <summary>As <c>photo_text_words</c> makes the words: each of the term's stands directly after the one before.</summary>
    static string Term(SearchWord word, string weights)
    {
        var lexemes = new List<string>();
        foreach (string run in SearchWord.Runs(SearchWord.Plain(word.Text)))
        {
            var letters = run.EnumerateRunes().Select(r => r.ToString()).ToList();
            if (!Scripts.IsSpaceless(run.EnumerateRunes().First()))
                lexemes.Add(Lexeme(run, word.IsPrefix));
            else if (letters.Count == 1)
                lexemes.Add(Lexeme(letters[0], isPrefix: true));
            else
                lexemes.AddRange(letters.Zip(letters.Skip(1), (a, b) => Lexeme(a + b, isPrefix: false)));
        }

        return string.Join(" <-> ", lexemes);

        string Lexeme(string text, bool isPrefix) =>
            string.Create(CultureInfo.InvariantCulture, $"'{text}'{(isPrefix || weights.Length > 0 ? ":" : "")}{(isPrefix ? "*" : "")}{weights}");
    }
}
