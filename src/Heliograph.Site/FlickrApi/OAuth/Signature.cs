using System.Security.Cryptography;
using System.Text;

namespace Heliograph.Site.FlickrApi.OAuth;

/// <summary>
/// OAuth 1.0a's HMAC-SHA1 (RFC 5849, section 3.4). Flickr departs from it in one point: the text fields of a multipart form are signed too.
/// </summary>
static class Signature
{
    /// <summary>Section 3.4.1.</summary>
    /// <param name="address">Scheme, host and path, as the caller wrote them.</param>
    /// <param name="parameters">Decoded; all but the signature itself, duplicates kept.</param>
    public static string Base(string method, string address, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var pairs = parameters.Select(p => (Name: Uri.EscapeDataString(p.Key), Value: Uri.EscapeDataString(p.Value)))
            .OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal);
        return $"{method}&{Uri.EscapeDataString(address)}&{Uri.EscapeDataString(string.Join('&', pairs.Select(p => $"{p.Name}={p.Value}")))}";
    }

    /// <summary>Section 3.4.2.</summary>
    /// <returns>Base 64.</returns>
#pragma warning disable CA5350 // The protocol's only algorithm that clients speak; an HMAC does not need SHA-1 to be free of collisions.
    public static string Of(string text, string consumerSecret, string tokenSecret) => Convert.ToBase64String(HMACSHA1.HashData(
        Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(consumerSecret)}&{Uri.EscapeDataString(tokenSecret)}"), Encoding.ASCII.GetBytes(text)));
#pragma warning restore CA5350

    /// <summary>In a time that does not depend on where they differ.</summary>
    public static bool AreSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
