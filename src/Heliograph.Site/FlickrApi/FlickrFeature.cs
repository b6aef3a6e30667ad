using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Docs;
using Heliograph.Site.FlickrApi.Feeds;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Uploads;
using Heliograph.Site.Jobs;
using Heliograph.Site.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.FlickrApi;

/// <summary>The Flickr API, for programs that people have already: see docs/flickr-api.md.</summary>
static class FlickrFeature
{
    static readonly string[] GetAndPost = ["GET", "POST"];

    public static void AddFlickrApi(this IServiceCollection services)
    {
        services.AddFeatureOptions<FlickrOptions>("Flickr")
            .Validate(o => (o.SignatureBases ?? []).All(b => Uri.TryCreate(b, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https" }),
                "Flickr:SignatureBases must be addresses such as https://api.flickr.com.");
        services.AddSingleton<Secrets>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<Nonces>();
        services.AddSingleton<SignedRequest>();
        services.AddSingleton<ApiLimits>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<MethodTrial>();
        services.AddScoped<Applications>();
        services.AddScoped<TokenRequests>();
        services.AddScoped<Tickets>();
        services.AddJobKind<TicketJob>();
    }

    public static void MapFlickrApi(this IEndpointRouteBuilder routes)
    {
        // What was signed before this moment is not taken.
        routes.ServiceProvider.GetRequiredService<Nonces>();
        routes.MapMethods("/services/rest", GetAndPost, RestEndpoint.AnswerAsync);
        routes.MapPost("/services/upload", UploadEndpoint.UploadAsync);
        routes.MapPost("/services/replace", UploadEndpoint.ReplaceAsync);
        routes.MapGet("/services/openapi.json", OpenApiDescription.Get);
        routes.MapFlickrFeeds();
        routes.MapOAuth();
    }
}
