namespace Heliograph.Site.FlickrApi.OAuth;

/// <summary>Where a browser is sent after the consent: an address of the web, or of a program on the same machine by a scheme of its own.</summary>
static class CallbackAddress
{
    /// <summary>There is none: the person types the verifier into the program.</summary>
    public const string OutOfBand = "oob";

    const int Longest = 2_000;

    // What a browser would run or open instead of leading there.
    static readonly string[] Dangerous = ["about", "blob", "data", "file", "filesystem", "javascript", "vbscript", "view-source"];

    public static bool IsGood(string callback) =>
        callback == OutOfBand || (callback.Length <= Longest && Uri.TryCreate(callback, UriKind.Absolute, out var address) && !Dangerous.Contains(address.Scheme));

    /// <summary>With the token, and the verifier that the program needs.</summary>
    public static string With(string callback, string token, string verifier) =>
        $"{callback}{(callback.Contains('?', StringComparison.Ordinal) ? '&' : '?')}oauth_token={token}&oauth_verifier={verifier}";

    /// <summary>As a policy names it that says where a form may lead.</summary>
    public static string Origin(string callback) =>
        new Uri(callback) is { Scheme: "http" or "https" } web ? web.GetLeftPart(UriPartial.Authority) : $"{new Uri(callback).Scheme}:";
}
