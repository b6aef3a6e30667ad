using System.Globalization;
using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Organising;

/// <summary>Does a batch, some photos a transaction: killed, it goes on with those that are not done.</summary>
sealed class BatchJob(SiteData data, PhotoChange change, TimeProvider clock) : IJobKind
{
    public const string Name = "organise";

    const int PhotosATransaction = 50;

    public string Kind => Name;

    public Task RunAsync(JobRun run, CancellationToken cancel) =>
        WorkAsync(long.Parse(run.Key, CultureInfo.InvariantCulture), (done, of) => run.Report((double)done / Math.Max(1, of)), run.PaceAsync, cancel);

    /// <param name="report">Told how many photos are done, and of how many.</param>
    /// <param name="pace">Waited for after each transaction.</param>
    public async Task WorkAsync(long batchId, Action<int, int> report, Func<CancellationToken, Task> pace, CancellationToken cancel)
    {
        if (await data.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == batchId, cancel) is not { } batch)
            return;
        var action = BatchAction.Read(batch.Action);
        int done = await data.BatchPhotos.CountAsync(p => p.BatchId == batchId && p.IsDone, cancel);
        while (await data.WriteAsync(stop => StepAsync(batch, action, stop), Durability.Process, cancel) is > 0 and var more)
        {
            data.ChangeTracker.Clear();
            report(done += more, batch.Count);
            await pace(cancel);
        }

        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await data.WriteAsync(stop => data.Batches.Where(b => b.Id == batchId && b.FinishedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.FinishedAt, now), stop), Durability.Process, cancel);
    }

    /// <returns>How many photos were done with; 0 where none is left, or it is to be undone.</returns>
    async Task<int> StepAsync(Batch batch, BatchAction action, CancellationToken cancel)
    {
        // Holds the row until the end: whoever asks for the undoing waits, and the undoing sees whole steps.
        if (await data.Batches.Where(b => b.Id == batch.Id && b.UndoneAt == null).ExecuteUpdateAsync(set => set.SetProperty(b => b.Count, b => b.Count), cancel) == 0)
            return 0;
        var step = await data.BatchPhotos.AsTracking().Where(p => p.BatchId == batch.Id && !p.IsDone).OrderBy(p => p.PhotoId).Take(PhotosATransaction).ToListAsync(cancel);
        long[] ids = [.. step.Select(p => p.PhotoId)];
        var photos = await data.Photos.AsTracking().Include(p => p.Tags).Where(p => p.OwnerId == batch.OwnerId && ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        foreach (var one in step)
        {
            one.IsDone = true;
            if (photos.TryGetValue(one.PhotoId, out Photo? photo))
                one.Before = (await change.ApplyAsync(action, photo, cancel)).Write();
        }

        await data.SaveChangesAsync(cancel);
        return step.Count;
    }
}
