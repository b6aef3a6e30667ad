using Heliograph.Site.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Jobs;

/// <summary>Waits for background work without looking at a clock.</summary>
static class JobEnds
{
    /// <summary>Returns when a job of this kind is done, in this process; looks again whenever any has ended.</summary>
    public static async Task UntilDoneAsync(this TestSite site, string kind)
    {
        var cancel = TestContext.Current.CancellationToken;
        var signal = site.Services.GetRequiredService<JobSignal>();
        while (true)
        {
            var next = signal.Next;
            if (await site.WithDataAsync(data => data.Jobs.AnyAsync(j => j.Kind == kind && j.State == JobState.Done, cancel)))
                return;
            await next.WaitAsync(cancel);
        }
    }
}
