using Heliograph.Site.Albums;
using Heliograph.Site.Photos.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Photos.Context;

static class ContextFeature
{
    public static void AddPhotoContexts(this IServiceCollection services)
    {
        services.AddScoped<PhotoContexts>();
        services.AddPhotoContext<RecentContext>();
        services.AddPhotoContext<AlbumContext>();
    }

    /// <summary>Lets photos be opened in lists of one more kind.</summary>
    public static void AddPhotoContext<T>(this IServiceCollection services) where T : class, IContextSource => services.AddScoped<IContextSource, T>();
}
