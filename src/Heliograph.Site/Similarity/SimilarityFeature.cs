using Heliograph.Site.Jobs;
using Heliograph.Site.Photos.Context;
using Heliograph.Site.Similarity.Features;
using Heliograph.Site.Similarity.Findings;
using Heliograph.Site.Similarity.Index;
using Heliograph.Site.Similarity.Networks;
using Heliograph.Site.Similarity.Pivot;
using Heliograph.Site.Similarity.Twins;
using Heliograph.Site.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Similarity;

static class SimilarityFeature
{
    public static void MapSimilarity(this IEndpointRouteBuilder routes)
    {
        routes.MapSimilar();
        routes.MapFindings();
        routes.MapTwins();
    }

    public static void AddSimilarity(this IServiceCollection services)
    {
        services.AddFeatureOptions<SimilarityOptions>("Similarity");
        services.AddSingleton<NetworkFolder>();
        services.AddSingleton<PhotoFeatures>();
        services.AddScoped<PhotoLooks>();
        services.AddScoped<NetworkInstall>();
        services.AddSingleton<SimilarityIndexes>();
        services.AddScoped<SimilarPhotos>();
        services.AddScoped<SimilarSearch>();
        services.AddPhotoContext<SimilarContext>();
        services.AddScoped<PictureReading>();
        services.AddScoped<TwinSearch>();
        services.AddJobKind<LookJob>();
        services.AddJobKind<LookAtAllJob>();
        services.AddScheduledJob(LookAtAllJob.Name, TimeSpan.FromHours(1));
        services.AddJobKind<TrainJob>();
        services.AddScheduledJob(TrainJob.Name, TimeSpan.FromHours(1));
    }
}
