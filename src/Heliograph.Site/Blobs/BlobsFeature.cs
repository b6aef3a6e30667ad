using Heliograph.Site.Blobs.Forms;
using Heliograph.Site.Jobs;
using Heliograph.Site.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Blobs;

static class BlobsFeature
{
    public static void AddBlobs(this IServiceCollection services)
    {
        services.AddFeatureOptions<BlobOptions>("Blobs");
        services.AddFeatureOptions<StorageOptions>("Storage");
        services.AddSingleton<Restorations>();
        services.AddSingleton<IBlobStore, DiskBlobStore>();
        services.AddHostedService<UnfinishedForms>();
        services.AddSingleton<StagedFiles>();
        services.AddHostedService(s => s.GetRequiredService<StagedFiles>());
        services.AddJobKind<BlobSweep>();
        services.AddScheduledJob(BlobSweep.Name, TimeSpan.FromHours(1));
        services.AddJobKind<BlobVerification>();
        services.AddScheduledJob(BlobVerification.Name, TimeSpan.FromDays(1));
        services.AddScoped<Recompressor>();
        services.AddJobKind<RecompressJob>();
        services.AddScheduledJob(RecompressJob.Name, TimeSpan.FromHours(1));
        services.AddSingleton<OriginalDemand>();
        services.AddHostedService(s => s.GetRequiredService<OriginalDemand>());
    }
}
