using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Blobs;

static class BlobsFeature
{
    public static void AddBlobs(this IServiceCollection services)
    {
        services.AddSingleton<IBlobStore, DiskBlobStore>();
        services.AddHostedService<StagedFiles>();
    }
}
