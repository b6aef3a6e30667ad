using Heliograph.Site.Jobs;
using Heliograph.Site.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Groups.Suggestions;

static class SuggestionsFeature
{
    public static void AddSuggestions(this IServiceCollection services)
    {
        services.AddFeatureOptions<GroupOptions>("Groups");
        services.AddSingleton<SuggestionModels>();
        services.AddSingleton<SuggestionCache>();
        services.AddScoped<GroupSuggestions>();
        services.AddScoped<PhotoSuggestions>();
        services.AddScoped<IPhotoRanking, SharedPools>();
        services.AddScoped<IPhotoRanking, SharedTags>();
        services.AddScoped<IPhotoRanking, SimilarPools>();
        services.AddJobKind<GroupModelJob>();
        services.AddScheduledJob(GroupModelJob.Name, TimeSpan.FromHours(1));
    }
}
