using System.Text;

namespace Heliograph.Site.Search;

/// <summary>One term of a search as it stands in the field: a word, a phrase, or a filter such as <c>by:ana</c>.</summary>
/// <param name="Name">Of a filter, in lower case; empty for words.</param>
/// <param name="Value">Without quotes.</param>
sealed record SearchTerm(string Name, string Value, bool IsQuoted = false, bool IsExcluded = false)
{
    const int MostTerms = 20;
    const int LongestLine = 500;

    /// <summary>The filters that there are.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["by", "with", "tag", "taken", "uploaded", "licence", "shape", "camera", "kind", "in", "place", "safety", "looks"];

    /// <summary>Splits a line at blanks; quotes keep words together. What is too long or too many is left off.</summary>
    public static IReadOnlyList<SearchTerm> Parse(string? line)
    {
        string text = line ?? "";
        text = text.Length > LongestLine ? text[..LongestLine] : text;
        var terms = new List<SearchTerm>();
        for (int i = 0; i < text.Length && terms.Count < MostTerms;)
        {
            if (char.IsWhiteSpace(text[i]))
                i++;
            else if (Read(text, ref i) is { Value.Length: > 0 } term)
                terms.Add(term);
        }

        return terms;
    }

    /// <summary>As it is typed.</summary>
    public override string ToString()
    {
        bool quoted = IsQuoted || Value.Any(char.IsWhiteSpace) || (Name.Length == 0 && Value.Contains(':', StringComparison.Ordinal));
        return $"{(IsExcluded ? "-" : "")}{(Name.Length > 0 ? $"{Name}:" : "")}{(quoted ? $"\"{Value}\"" : Value)}";
    }

    public static string Line(IEnumerable<SearchTerm> terms) => string.Join(' ', terms);

    static SearchTerm Read(string text, ref int i)
    {
        bool isExcluded = text[i] == '-' && i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]);
        if (isExcluded)
            i++;
        string name = NameAt(text, i);
        if (name.Length > 0)
            i += name.Length + 1;

        var value = new StringBuilder();
        bool inQuotes = false, isQuoted = false;
        for (; i < text.Length && (inQuotes || !char.IsWhiteSpace(text[i])); i++)
        {
            if (text[i] == '"')
                isQuoted = inQuotes = !inQuotes;
            else
                value.Append(text[i]);
            isQuoted |= inQuotes;
        }

        return new SearchTerm(name, value.ToString().Trim(), isQuoted, isExcluded);
    }

    static string NameAt(string text, int i)
    {
        string? name = Names.FirstOrDefault(n => string.Compare(text, i, n + ":", 0, n.Length + 1, StringComparison.OrdinalIgnoreCase) == 0);
        return name is not null && i + name.Length + 1 < text.Length && !char.IsWhiteSpace(text[i + name.Length + 1]) ? name : "";
    }
}
