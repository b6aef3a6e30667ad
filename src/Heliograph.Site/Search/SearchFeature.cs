using Heliograph.Site.Photos.Context;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Search;

static class SearchFeature
{
    public static void AddSearch(this IServiceCollection services)
    {
        services.AddScoped<PhotoSearch>();
        services.AddPhotoContext<SearchContext>();
    }
}
