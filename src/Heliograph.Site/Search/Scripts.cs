using System.Text;

namespace Heliograph.Site.Search;

/// <summary>The scripts that are written without spaces between words, or, as Korean, with endings grown on.</summary>
static class Scripts
{
    /// <summary>First and last code points of their blocks: Thai to Tibetan, Myanmar, Khmer, kana and Han, Hangul, Han for compatibility, kana of half width, Han beyond the first plane.</summary>
    static readonly (int First, int Last)[] Spaceless =
    [
        (0x0E00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029), (0x3031, 0x30FF), (0x3100, 0x9FFF),
        (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0xFF66, 0xFF9F), (0x20000, 0x3FFFD),
    ];

    /// <summary>As a character class of SQLite's <c>glob</c> and of PostgreSQL's expressions, without its brackets.</summary>
    public static string Class { get; } = string.Concat(Spaceless.Select(b => $"{new Rune(b.First)}-{new Rune(b.Last)}"));

    public static bool IsSpaceless(Rune rune) => rune.Value >= Spaceless[0].First && Array.Exists(Spaceless, b => rune.Value >= b.First && rune.Value <= b.Last);
}
