using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Organising;

/// <summary>Clears what it takes to undo batches of long ago. Nobody undoes in autumn what was done in summer, and each photo of each batch is a row.</summary>
sealed class ForgetBatches(SiteData data, TimeProvider clock) : IJobKind
{
    public const string Name = "organise.forget";

    static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public string Kind => Name;

    public Task RunAsync(JobRun run, CancellationToken cancel) => ForgetAsync(run.PaceAsync, cancel);

    /// <param name="pace">Waited for after each batch.</param>
    public async Task ForgetAsync(Func<CancellationToken, Task> pace, CancellationToken cancel)
    {
        long until = (clock.GetUtcNow() - Kept).ToUnixTimeMilliseconds();
        foreach (long id in await data.Batches.Where(b => b.CreatedAt < until && b.FinishedAt != null).Select(b => b.Id).ToListAsync(cancel))
        {
            await data.WriteAsync(stop => data.Batches.Where(b => b.Id == id).ExecuteDeleteAsync(stop), Durability.Process, cancel);
            await pace(cancel);
        }
    }
}
