using Heliograph.Site.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heliograph.Site.Blobs.Forms;

/// <summary>Removes at start the second form of originals at which a process was killed.</summary>
sealed class UnfinishedForms(DataFolder folder, IBlobStore blobs, IServiceScopeFactory scopes, ILogger<UnfinishedForms> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        foreach (var marker in FormMarker.LeftIn(folder))
        {
            using (marker)
            {
                if (await BlobForms.SettleAsync(data, blobs, marker.Sha256, cancellationToken))
                    log.LogInformation("Removed an unneeded form of the original {Sha256} that an earlier process had left", marker.Sha256);
                marker.Remove();
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
