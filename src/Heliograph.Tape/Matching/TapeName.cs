using System.Buffers;
using System.Text;

namespace Heliograph.Tape.Matching;

/// <summary>File names that people can read and that stay in their folder on every system.</summary>
static class TapeName
{
    public const string Extension = ".tape.json";

    public const int FewDigits = 8;

    const int LongestWords = 60, LongestPlain = 120;

    static readonly SearchValues<char> s_plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    /// <summary>Such as <c>get-photos-search-3f4a0c2d</c>.</summary>
    public static string Of(RecordedRequest request, string digest, int digits) =>
        $"{(Words($"{request.Method}/{request.Path}", LongestWords) is { Length: > 0 } words ? words : "tape")}-{digest.AsSpan(0, Math.Min(digits, digest.Length))}";

    /// <summary>Whether a name can be a file's as it is: no folder, nothing hidden, no device of Windows.</summary>
    public static bool IsPlain(string name) =>
        name.Length is > 0 and <= LongestPlain && char.IsAsciiLetterOrDigit(name[0]) && name[^1] != '.'
        && !name.AsSpan().ContainsAnyExcept(s_plain) && !IsDevice(name);

    /// <summary>Lower-case words of letters and digits with hyphens between them.</summary>
    public static string Words(ReadOnlySpan<char> text, int longest)
    {
        var words = new StringBuilder(longest);
        foreach (char c in text)
        {
            if (words.Length == longest) break;
            if (char.IsAsciiLetterOrDigit(c)) words.Append(char.ToLowerInvariant(c));
            else if (words.Length > 0 && words[^1] != '-') words.Append('-');
        }
        return words.ToString().TrimEnd('-');
    }

    static bool IsDevice(string name)
    {
        var stem = name.AsSpan(0, name.IndexOf('.', StringComparison.Ordinal) is >= 0 and int dot ? dot : name.Length);
        foreach (string device in (ReadOnlySpan<string>)["con", "prn", "aux", "nul"])
            if (stem.Equals(device, StringComparison.OrdinalIgnoreCase)) return true;
        return stem.Length == 4 && char.IsAsciiDigit(stem[3])
            && (stem.StartsWith("com", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("lpt", StringComparison.OrdinalIgnoreCase));
    }
}
