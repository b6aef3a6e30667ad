using System.Globalization;
using System.Text;

namespace Heliograph.Site.Photos;

/// <summary>Makes tags of what people write.</summary>
static class TagWords
{
    const int MostTags = 75;
    const int LongestTag = 100;

    /// <summary>One tag for each text, in order; of those with the same letters and digits the first stays, and texts without any are left out.</summary>
    public static List<PhotoTag> From(IEnumerable<string> raw)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var tags = new List<PhotoTag>();
        foreach (string text in raw)
        {
            string written = Shorten(text.Trim());
            string clean = Clean(written);
            if (clean.Length > 0 && seen.Add(clean) && tags.Count < MostTags)
                tags.Add(new PhotoTag { Raw = written, Clean = clean, Position = tags.Count });
        }

        return tags;
    }

    /// <summary>Splits one line at its commas.</summary>
    public static string[] Split(string line) => line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What tags are compared by: lower case, letters and digits only.</summary>
    public static string Clean(string raw)
    {
        var clean = new StringBuilder(raw.Length);
        foreach (var rune in raw.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                clean.Append(Rune.ToLowerInvariant(rune));
        }

        return clean.ToString();
    }

    static string Shorten(string text)
    {
        if (text.Length <= LongestTag)
            return text;
        int end = char.IsHighSurrogate(text[LongestTag - 1]) ? LongestTag - 1 : LongestTag;
        return text[..end];
    }
}
