using System.Text;

namespace Heliograph.Site.Photos.Lists;

/// <summary>A photo's id in base 58, as in <c>/p/2kQz9a</c>: the digits and letters that nobody mistakes for one another.</summary>
static class ShortAddress
{
    const string Digits = "123456789abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";

    public static string Of(long photoId)
    {
        var text = new StringBuilder();
        for (long rest = photoId; rest > 0; rest /= Digits.Length)
            text.Insert(0, Digits[(int)(rest % Digits.Length)]);
        return $"/p/{text}";
    }

    /// <returns>Null for what is no id.</returns>
    public static long? Parse(ReadOnlySpan<char> text)
    {
        long id = 0;
        foreach (char character in text)
        {
            int digit = Digits.IndexOf(character, StringComparison.Ordinal);
            if (digit < 0 || id > (long.MaxValue - digit) / Digits.Length)
                return null;
            id = id * Digits.Length + digit;
        }

        return id > 0 ? id : null;
    }
}
