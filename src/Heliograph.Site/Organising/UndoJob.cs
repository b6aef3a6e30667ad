using System.Globalization;
using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Organising;

/// <summary>Takes back what a batch did, as far as it came; some photos a transaction.</summary>
sealed class UndoJob(SiteData data, PhotoChange change) : IJobKind
{
    public const string Name = "organise.undo";

    const int PhotosATransaction = 50;

    public string Kind => Name;

    public Task RunAsync(JobRun run, CancellationToken cancel) => WorkAsync(long.Parse(run.Key, CultureInfo.InvariantCulture), run.PaceAsync, cancel);

    /// <param name="pace">Waited for after each transaction.</param>
    public async Task WorkAsync(long batchId, Func<CancellationToken, Task> pace, CancellationToken cancel)
    {
        if (await data.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == batchId && b.UndoneAt != null, cancel) is not { } batch)
            return;
        var action = BatchAction.Read(batch.Action);
        while (await data.WriteAsync(stop => StepAsync(batch, action, stop), Durability.Process, cancel) > 0)
        {
            data.ChangeTracker.Clear();
            await pace(cancel);
        }

        if (action is { MadeAlbum: true, Album: { } album })
            await data.WriteAsync(stop => data.Albums.Where(a => a.Id == album && a.OwnerId == batch.OwnerId && !data.AlbumPhotos.Any(p => p.AlbumId == album))
                .ExecuteDeleteAsync(stop), Durability.Process, cancel);
    }

    async Task<int> StepAsync(Batch batch, BatchAction action, CancellationToken cancel)
    {
        var step = await data.BatchPhotos.AsTracking().Where(p => p.BatchId == batch.Id && p.Before != null).OrderBy(p => p.PhotoId).Take(PhotosATransaction).ToListAsync(cancel);
        long[] ids = [.. step.Select(p => p.PhotoId)];
        // Those that the batch deleted lie in the trash.
        var photos = await data.Photos.IgnoreQueryFilters().AsTracking().Include(p => p.Tags)
            .Where(p => p.OwnerId == batch.OwnerId && ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        foreach (var one in step)
        {
            if (photos.TryGetValue(one.PhotoId, out var photo))
                await change.UndoAsync(action, PhotoBefore.Read(one.Before!), photo, cancel);
            one.Before = null;
        }

        await data.SaveChangesAsync(cancel);
        return step.Count;
    }
}
