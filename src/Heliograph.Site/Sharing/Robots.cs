using Heliograph.Site.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heliograph.Site.Sharing;

/// <summary>What search engines are asked: by each page of a person who hides from them, and by <c>/robots.txt</c> for what is of use to nobody there.</summary>
static class Robots
{
    public const string LeaveOut = "noindex, nofollow";

    // Secret links are not listed here: who may not read a page does not read that it asks to be left out.
    const string Rules = """
        User-agent: *
        Disallow: /account
        Disallow: /admin
        Disallow: /download
        Disallow: /organise
        Disallow: /search
        Disallow: /upload

        """;

    public static void MapRobots(this IEndpointRouteBuilder routes) => routes.MapGet("/robots.txt", () => TypedResults.Text(Rules));

    /// <param name="person">Whose page the answer is; null: nobody's.</param>
    public static void Ask(HttpResponse response, Person? person)
    {
        if (person is { HidesFromRobots: true } && !response.HasStarted)
            response.Headers["X-Robots-Tag"] = LeaveOut;
    }
}
