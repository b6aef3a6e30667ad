using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Heliograph.Site.FlickrApi.OAuth;

/// <summary>Makes keys, tokens and secrets, and encrypts secrets with the site's data-protection keys: a signature is checked with the secret itself, so a hash would not do.</summary>
sealed class Secrets(IDataProtectionProvider protection)
{
    /// <summary>Hex digits of a key or a token: 128 random bits.</summary>
    public const int KeyLength = 32;

    const int SecretLength = 16;
    const int VerifierDigits = 9;

    readonly IDataProtector protector = protection.CreateProtector("Heliograph.FlickrApi.Secrets");

    public static string NewKey() => RandomNumberGenerator.GetHexString(KeyLength, lowercase: true);

    /// <returns>What the caller is told, and what is stored.</returns>
    public (string Plain, string Stored) NewSecret()
    {
        string plain = RandomNumberGenerator.GetHexString(SecretLength, lowercase: true);
        return (plain, protector.Protect(plain));
    }

    /// <summary>Read from a screen and typed: <c>123-456-789</c>.</summary>
    public static string NewVerifier()
    {
        string digits = RandomNumberGenerator.GetString("0123456789", VerifierDigits);
        return $"{digits[..3]}-{digits[3..6]}-{digits[6..]}";
    }

    /// <exception cref="CryptographicException">The keys in the data folder are others than when it was stored.</exception>
    public string Open(string stored) => protector.Unprotect(stored);
}
