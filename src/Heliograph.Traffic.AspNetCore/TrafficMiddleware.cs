using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;

namespace Heliograph.Traffic.AspNetCore;

/// <summary>Puts an observer into a pipeline.</summary>
public static class TrafficMiddleware
{
    /// <summary>Lets an observer see every call from here on.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="observer">Who learns. It outlives the pipeline and is disposed by its owner.</param>
    public static IApplicationBuilder UseTraffic(this IApplicationBuilder app, TrafficObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        return app.Use(next => context => ObserveAsync(context, next, observer));
    }

    static async Task ObserveAsync(HttpContext context, RequestDelegate next, TrafficObserver observer)
    {
        long began = observer.Time.GetTimestamp();
        var start = observer.Time.GetUtcNow();
        var (body, feature) = (context.Request.Body, context.Features.GetRequiredFeature<IHttpResponseBodyFeature>());
        var request = new SeenBytes(observer.Options.MostBody);
        context.Request.Body = new SeenRequest(body, request);
        var response = new SeenResponse(feature, observer.Options.MostBody);
        context.Features.Set<IHttpResponseBodyFeature>(response);
        bool failed = true;
        try
        {
            await next(context);
            await response.EndAsync();
            failed = false;
        }
        finally
        {
            context.Request.Body = body;
            context.Features.Set(feature);
            observer.Add(Build(context, request, response.Seen, start, observer.Time.GetElapsedTime(began), failed && !context.Response.HasStarted));
        }
    }

    static Exchange Build(HttpContext context, SeenBytes asked, SeenBytes answered, DateTimeOffset start, TimeSpan took, bool failed)
    {
        var exchange = new Exchange { HasRequest = true, HasResponse = true, Start = (start - DateTimeOffset.UnixEpoch).Ticks * 100 };
        exchange.End = exchange.Start + took.Ticks * 100;
        if (context.Connection.RemoteIpAddress is { } client) exchange.Client = Endpoint.Of(client, context.Connection.RemotePort);
        if (context.Connection.LocalIpAddress is { } server) exchange.Server = Endpoint.Of(server, context.Connection.LocalPort);
        var build = new MessageBuilder(exchange.Request, int.MaxValue);
        build.Request(context.Request.Method, context.Request.GetEncodedPathAndQuery(), VersionOf(context.Request.Protocol));
        Add(build, context.Request.Headers);
        asked.AddTo(build, exchange.Request);
        build = new MessageBuilder(exchange.Response, int.MaxValue);
        // What nobody caught becomes 500 further out.
        build.Response(failed ? StatusCodes.Status500InternalServerError : context.Response.StatusCode, VersionOf(context.Request.Protocol));
        Add(build, context.Response.Headers);
        answered.AddTo(build, exchange.Response);
        return exchange;
    }

    static void Add(MessageBuilder build, IHeaderDictionary headers)
    {
        foreach (var (name, values) in headers)
            foreach (string? value in values) build.Field(name, value ?? "");
    }

    static int VersionOf(string protocol) =>
        double.TryParse(protocol.AsSpan(Math.Max(0, protocol.IndexOf('/', StringComparison.Ordinal) + 1)), NumberStyles.Float, CultureInfo.InvariantCulture, out double version) ? (int)(version * 10) : 11;
}
