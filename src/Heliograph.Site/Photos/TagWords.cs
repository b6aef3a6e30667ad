using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Heliograph.Site.Photos.Tags;

namespace Heliograph.Site.Photos;

/// <summary>Makes tags of what people write.</summary>
static partial class TagWords
{
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
            if (clean.Length == 0 || tags.Count == Tagging.Most || !seen.Add(clean))
                continue;
            var machine = MachineTag.Parse(written);
            tags.Add(new PhotoTag
            {
                Raw = written,
                Clean = clean,
                Position = tags.Count,
                Namespace = machine?.Namespace,
                Predicate = machine?.Predicate,
                Value = machine?.Value,
            });
        }

        return tags;
    }

    /// <summary>Splits one line at its commas, but not at those between quotes.</summary>
    public static string[] Split(string line) =>
        [.. Parts().Matches(line).Select(p => p.Value.Trim()).Select(p => p is ['"', .., '"'] ? p[1..^1].Trim() : p).Where(p => p.Length > 0)];

    /// <summary>The line that <see cref="Split"/> splits into these.</summary>
    public static string Join(IEnumerable<PhotoTag> tags) =>
        string.Join(", ", tags.OrderBy(t => t.Position).Select(t => t.Raw.Contains(',', StringComparison.Ordinal) ? $"\"{t.Raw}\"" : t.Raw));

    /// <summary>What tags are compared by: lower case, letters and digits only; of a machine tag, its parts in lower case.</summary>
    public static string Clean(string raw)
    {
        if (MachineTag.Parse(raw) is { } machine)
            return machine.Clean;
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

    [GeneratedRegex(@"(?:""[^""]*""|[^,])+")]
    private static partial Regex Parts();
}
