using System.Globalization;
using System.Text;

namespace Heliograph.Site.Search;

/// <summary>Something to be found in titles, tags and descriptions: a word, or words beside each other.</summary>
/// <param name="Text">As typed; it has a letter or a digit.</param>
/// <param name="IsPrefix">Longer words that begin so are meant too.</param>
/// <param name="IsExcluded">Photos with it are not wanted.</param>
sealed record SearchWord(string Text, bool IsPrefix = false, bool IsExcluded = false)
{
    /// <summary>Written without spaces between words, so that what is sought may stand inside a longer run of letters.</summary>
    public bool IsSpaceless => Text.EnumerateRunes().Any(Scripts.IsSpaceless);

    /// <summary>Lower case, without diacritics, in the compatibility form: what PostgreSQL's vectors are made of.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char c in text.Normalize(NormalizationForm.FormKD))
        {
            if (c is < '\u0300' or > '\u036F')
                plain.Append(char.ToLowerInvariant(c));
        }

        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The runs of letters, digits and marks, in order; runs of a spaceless script stand alone.</summary>
    public static List<string> Runs(string text)
    {
        var runs = new List<string>();
        var run = new StringBuilder();
        bool spaceless = false;
        foreach (var rune in text.EnumerateRunes())
        {
            bool belongs = Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is
                UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
            if (run.Length > 0 && (!belongs || Scripts.IsSpaceless(rune) != spaceless))
                End();
            if (belongs)
                run.Append(rune);
            spaceless = Scripts.IsSpaceless(rune);
        }

        End();
        return runs;

        void End()
        {
            if (run.Length > 0)
                runs.Add(run.ToString());
            run.Clear();
        }
    }
}
