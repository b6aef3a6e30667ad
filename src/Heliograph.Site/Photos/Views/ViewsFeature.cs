using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Photos.Views;

static class ViewsFeature
{
    public static void AddViews(this IServiceCollection services)
    {
        services.AddSingleton<ViewCounter>();
        services.AddHostedService(s => s.GetRequiredService<ViewCounter>());
    }
}
