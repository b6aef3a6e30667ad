using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Heliograph.Site.Traffic;

/// <summary>Who calls which part of the site: the kind of program instead of anybody's address, the first word of the route instead of what follows it.</summary>
static class CallEnds
{
    static readonly string[] Crawling = ["bot", "crawl", "spider", "slurp", "archiver"];
    static readonly string[] Reading = ["feed", "rss", "podcast"];

    // As many as there are first words of routes.
    static readonly ConcurrentDictionary<string, string> Parts = new();

    public static (string Caller, string Service) Of(HttpContext context) => (CallerOf(context.Request.Headers.UserAgent.ToString()), PartOf(context.GetEndpoint()));

    static string CallerOf(string agent) =>
        HasAny(agent, Crawling) ? TrafficTexts.Crawlers
        : HasAny(agent, Reading) ? TrafficTexts.FeedReaders
        : agent.StartsWith("Mozilla/", StringComparison.Ordinal) ? TrafficTexts.Browsers
        : TrafficTexts.Programs;

    static string PartOf(Endpoint? endpoint) =>
        endpoint is RouteEndpoint { RoutePattern.PathSegments: [{ Parts: [RoutePatternLiteralPart first] }, ..] } ? Parts.GetOrAdd(first.Content, static word => $"/{word}") : "/";

    static bool HasAny(string agent, string[] words) => Array.Exists(words, w => agent.Contains(w, StringComparison.OrdinalIgnoreCase));
}
