using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Heliograph.Traffic.AspNetCore;

/// <summary>Puts an observer into a pipeline.</summary>
public static class TrafficMiddleware
{
    /// <summary>Lets an observer see every call from here on.</summary>
    /// <remarks>Behind compression, so that bodies are seen as they were written. Paths of routes are taken from the routes, so routing comes before.</remarks>
    /// <param name="app">The pipeline.</param>
    /// <param name="observer">Who learns. It outlives the pipeline and is disposed by its owner.</param>
    public static IApplicationBuilder UseTraffic(this IApplicationBuilder app, TrafficObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        return app.Use(next => context => ObserveAsync(context, next, observer));
    }

    static Task ObserveAsync(HttpContext context, RequestDelegate next, TrafficObserver observer)
    {
        var attention = observer.Options.Attention?.Invoke(context) ?? Attention.Sample;
        if (attention == Attention.None)
        {
            observer.LeaveOut();
            return next(context);
        }
        // By its end a call that failed may have been sent on to the page of another route.
        var route = observer.Samples.Find(context);
        bool isLearnt = route is null || observer.Samples.Takes(route) || attention == Attention.All;
        return isLearnt ? LearnAsync(context, next, observer, route) : CountAsync(context, next, observer, route!);
    }

    static async Task CountAsync(HttpContext context, RequestDelegate next, TrafficObserver observer, RouteSample route)
    {
        long began = observer.Time.GetTimestamp();
        bool failed = true;
        try
        {
            await next(context);
            failed = false;
        }
        finally
        {
            var took = observer.Time.GetElapsedTime(began);
            observer.Add(CountedCall.Of(context, route, observer, took, failed));
        }
    }

    static async Task LearnAsync(HttpContext context, RequestDelegate next, TrafficObserver observer, RouteSample? route)
    {
        long began = observer.Time.GetTimestamp();
        var feature = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var request = new SeenBytes(observer.Options.MostBody);
        var body = context.Request.Body;
        bool hasBody = context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? true;
        if (hasBody) context.Request.Body = new SeenRequest(body, request, SeenTypes.Tell(context.Request.ContentType));
        var response = new SeenResponse(feature, context.Response, observer.Options.MostBody);
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
            if (hasBody) context.Request.Body = body;
            context.Features.Set(feature);
            var took = observer.Time.GetElapsedTime(began);
            observer.Add(SeenCall.Whole(context, route, observer, took, failed, request, response));
        }
    }
}
