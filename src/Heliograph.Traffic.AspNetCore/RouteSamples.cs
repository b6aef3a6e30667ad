using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Heliograph.Traffic.AspNetCore;

/// <summary>Which calls of each route are looked into.</summary>
sealed class RouteSamples(int size)
{
    ConcurrentDictionary<(Microsoft.AspNetCore.Http.Endpoint, string Method), RouteSample> _routes = new();

    /// <returns>The sample of the route that a call matched; null where it matched none.</returns>
    public RouteSample? Find(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint) return null;
        string method = HttpMethods.GetCanonicalizedValue(context.Request.Method);
        // Methods are the client's words: those of nobody's are taken together.
        if (!IsKnown(method)) method = "";
        return _routes.GetOrAdd((endpoint, method), static key => new(PathOf(((RouteEndpoint)key.Item1).RoutePattern)));
    }

    /// <summary>Begins new samples.</summary>
    public void Clear() => _routes = new();

    public bool Takes(RouteSample sample)
    {
        int seen = sample.CountOne();
        return seen <= size || Random.Shared.Next(seen) < size;
    }

    static bool IsKnown(string method) => HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsHead(method) || HttpMethods.IsPut(method)
        || HttpMethods.IsDelete(method) || HttpMethods.IsPatch(method) || HttpMethods.IsOptions(method);

    /// <summary>The pattern without what it demands of its parameters.</summary>
    static string PathOf(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(s => string.Concat(s.Parts.Select(PartOf))));

    static string PartOf(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
        _ => "",
    };
}

/// <summary>The calls of one method of a route.</summary>
sealed class RouteSample(string path)
{
    int _seen;

    public string Path { get; } = path;

    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(path);

    public int CountOne() => Interlocked.Increment(ref _seen) is > 0 and var seen ? seen : int.MaxValue;
}
