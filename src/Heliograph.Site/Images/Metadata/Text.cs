namespace Heliograph.Site.Images.Metadata;

/// <summary>Texts as cameras and programs write them, made fit to show.</summary>
static class Text
{
    public const int Longest = 4096;

    /// <returns>Trimmed, without control characters, at most <see cref="Longest"/> long; null where nothing is left.</returns>
    public static string? Clean(string? text)
    {
        if (text is null)
            return null;
        var kept = text.Where(c => !char.IsControl(c) || c is '\n').Take(Longest).ToArray();
        string clean = new string(kept).Trim();
        // What is not UTF-16 can't be stored.
        return clean.Length == 0 || !IsWellFormed(clean) ? null : clean;
    }

    static bool IsWellFormed(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
