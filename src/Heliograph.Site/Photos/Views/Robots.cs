using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Site.Photos.Views;

/// <summary>Requests behind which nobody sits and looks.</summary>
static partial class Robots
{
    /// <summary>By what the program says of itself, or says it fetches the page for.</summary>
    public static bool IsOne(HttpRequest request)
    {
        string agent = request.Headers.UserAgent.ToString();
        return agent.Length == 0 || Named().IsMatch(agent)
            || request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.Ordinal) || request.Headers["Purpose"] == "prefetch";
    }

    [GeneratedRegex("bot|crawl|spider|slurp|scan|fetch|preview|archiv|monitor|curl|wget|python|libwww|java/|okhttp|go-http|headlesschrome|facebookexternalhit", RegexOptions.IgnoreCase)]
    private static partial Regex Named();
}
