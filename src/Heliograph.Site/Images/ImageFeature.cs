using Heliograph.Site.Images.Headers;
using Heliograph.Site.Images.Rendering;
using Heliograph.Site.Images.Serving;
using Heliograph.Site.Jobs;
using Heliograph.Site.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Images;

static class ImageFeature
{
    public static void AddImages(this IServiceCollection services)
    {
        services.AddFeatureOptions<ImageOptions>("Images");
        services.AddSingleton<Thumbnails>();
        services.AddSingleton<HeaderGate>();
        services.AddSingleton<DecodeGate>();
        services.AddSingleton<HeicDecoder>();
        services.AddSingleton<PixelProof>();
        services.AddSingleton<SizeFolder>();
        services.AddSingleton<SizeRenderer>();
        services.AddSingleton(s => new SizeCache(s.GetRequiredService<SizeFolder>(), s.GetRequiredService<SizeRenderer>()));
        services.AddSingleton(s => new ImageInspector(s.GetRequiredService<HeaderGate>(), s.GetRequiredService<DecodeGate>(),
            s.GetRequiredService<PixelProof>(), s.GetRequiredService<IOptions<ImageOptions>>(), s.GetRequiredService<TimeProvider>()));
        services.AddJobKind<SizesJob>();
        services.AddSingleton<PhotoAddressCache>();
        services.AddSingleton<ImageAnswer>();
        services.AddHostedService<AddressChanges>();
    }

    /// <summary>Image addresses; before all that pages need.</summary>
    public static void UseImages(this IApplicationBuilder app) => app.UseMiddleware<ImageMiddleware>();
}
