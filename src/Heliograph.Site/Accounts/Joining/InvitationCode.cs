using System.Security.Cryptography;
using System.Text;

namespace Heliograph.Site.Accounts.Joining;

/// <summary>Codes that are read aloud and typed: 100 random bits in Crockford's base 32, in four groups.</summary>
static class InvitationCode
{
    const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    const int Groups = 4;
    const int GroupLength = 5;

    public static string Create() =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength)));

    /// <summary>What is stored of a code: SHA-256 in lower-case hex, the same however the code was typed.</summary>
    public static string Hash(string typed)
    {
        var letters = new StringBuilder();
        foreach (char typedLetter in typed)
        {
            char letter = char.ToLowerInvariant(typedLetter) switch { 'o' => '0', 'i' or 'l' => '1', var other => other };
            if (Alphabet.Contains(letter, StringComparison.Ordinal))
                letters.Append(letter);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(letters.ToString())));
    }
}
