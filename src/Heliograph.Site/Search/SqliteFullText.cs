using System.Globalization;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Search;

/// <summary>FTS5: words in one table, runs of letters of scripts without spaces in the other.</summary>
sealed class SqliteFullText(SiteData data) : FullText(data)
{
    const int LettersOfAPart = 3;
    const string All = "";

    public override IQueryable<long> Ids(IReadOnlyList<SearchWord> words, TextParts parts = TextParts.Everywhere)
    {
        var (sql, values) = Sql(words, parts);
#pragma warning disable EF1002 // Values are parameters.
        return Data.Database.SqlQueryRaw<long>($"""select id as "Value" from ({sql})""", values);
    }

    // A cross join keeps its order: from the words to their photos, whatever the planner guesses of FTS5.
    public override IQueryable<Photo> PhotosFromFewHits(IReadOnlyList<SearchWord> words)
    {
        var (sql, values) = Sql(words, TextParts.Everywhere);
        return Data.Photos.FromSqlRaw($"select p.* from ({sql}) hit cross join photo p on p.id = hit.id", values);
    }

    public override IQueryable<Photo> PhotosFromManyHits(IReadOnlyList<SearchWord> words)
    {
        var (sql, values) = Sql(words, TextParts.Everywhere, "and rowid = p.id");
        return Data.Photos.FromSqlRaw($"select p.* from photo p where exists ({sql})", values);
    }
#pragma warning restore EF1002

    static (string Sql, object[] Values) Sql(IReadOnlyList<SearchWord> words, TextParts parts, string also = All)
    {
        var values = new List<object>();
        var wanted = words.Where(w => !w.IsExcluded).ToList();
        string? spaced = Match([.. wanted.Where(w => !w.IsSpaceless)]), long3 = Match([.. wanted.Where(w => w.IsSpaceless && Letters(w) >= LettersOfAPart)]);
        var sources = new List<string>();
        if (spaced is not null)
            sources.Add($"select rowid as id from photo_words where photo_words match {Value(Columns(parts) + spaced)} {also}");
        if (long3 is not null)
            sources.Add($"select rowid as id from photo_parts where photo_parts match {Value(Columns(parts) + long3)} {also}");
        foreach (var word in wanted.Where(w => w.IsSpaceless && Letters(w) < LettersOfAPart))
            sources.Add(ShortPart(word));
        if (sources.Count == 0)
            sources.Add($"select id from photo where true {also}");
        string sql = string.Join(" intersect ", sources);
        foreach (var word in words.Where(w => w.IsExcluded))
            sql += " except " + (!word.IsSpaceless ? $"select rowid from photo_words where photo_words match {Value(Quoted(word))} {also}"
                : Letters(word) >= LettersOfAPart ? $"select rowid from photo_parts where photo_parts match {Value(Quoted(word))} {also}"
                : ShortPart(word));
        return (sql, [.. values]);

        // Fewer letters than a part has: the parts that begin with them.
        string ShortPart(SearchWord word)
        {
            string text = SearchWord.Plain(word.Text);
            string columns = parts switch { TextParts.Title => "and col = 'title'", TextParts.TitleAndTags => "and col <> 'description'", _ => "" };
            return $"select distinct doc as id from photo_part where term >= {Value(text)} and term < {Value(text + "\U0010FFFF")} {columns} {also.Replace("rowid", "doc", StringComparison.Ordinal)}";
        }

        string Value(string value)
        {
            values.Add(value);
            return string.Create(CultureInfo.InvariantCulture, $"{{{values.Count - 1}}}");
        }
    }

    static string Columns(TextParts parts) => parts switch { TextParts.Title => "{title} : ", TextParts.TitleAndTags => "{title tags} : ", _ => "" };

    static string? Match(List<SearchWord> words) => words.Count == 0 ? null : $"({string.Join(" AND ", words.Select(Quoted))})";

    // Between quotes FTS5 knows no operators: several words are a phrase.
    static string Quoted(SearchWord word) => $"\"{word.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"{(word.IsPrefix && !word.IsSpaceless ? "*" : "")}";

    static int Letters(SearchWord word) => word.Text.EnumerateRunes().Count();
}
