using Heliograph.Site.Images.Headers;
using Heliograph.Site.Images.Rendering;
using Heliograph.Site.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Images;

static class ImageFeature
{
    public static void AddImages(this IServiceCollection services)
    {
        services.AddFeatureOptions<ImageOptions>("Images");
        services.AddSingleton<Vips>();
        services.AddSingleton<HeaderGate>();
        services.AddSingleton<DecodeGate>();
        services.AddSingleton(provider => new ImageInspector(
            provider.GetRequiredService<Vips>(),
            provider.GetRequiredService<HeaderGate>(),
            provider.GetRequiredService<DecodeGate>(),
            provider.GetRequiredService<IOptions<ImageOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
    }
}
