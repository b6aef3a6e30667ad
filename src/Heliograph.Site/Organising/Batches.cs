using System.Globalization;
using Heliograph.Site.Accounts;
using Heliograph.Site.Albums;
using Heliograph.Site.Data;
using Heliograph.Site.Groups;
using Heliograph.Site.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Organising;

/// <summary>How far a batch is.</summary>
/// <param name="Done">Photos done with; while it is undone, those that are as before again.</param>
public sealed record BatchState(Batch Batch, BatchAction Action, int Done, bool IsSettled);

/// <summary>Asks for batches and for their undoing.</summary>
sealed class Batches(SiteData data, Viewer viewer, JobQueue jobs, IdSequence ids, TimeProvider clock)
{
    public const int MostPhotos = 20_000;

    /// <param name="photos">Those that are not the viewer's are left out.</param>
    /// <param name="newAlbum">Title of the album for <see cref="BatchVerb.AddToAlbum"/>; made where there is none of it.</param>
    /// <returns>Null where there is nothing to change, or the viewer has no such album or group.</returns>
    public async Task<long?> StartAsync(IQueryable<long> photos, BatchAction action, string? newAlbum, CancellationToken cancel)
    {
        long owner = viewer.PersonId!.Value, albumId = await ids.NextAlbumAsync(cancel), now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return await data.WriteAsync<long?>(async stop =>
        {
            var own = await data.Photos.Where(p => p.OwnerId == owner && photos.Contains(p.Id)).Select(p => p.Id).Take(MostPhotos).ToListAsync(stop);
            if (own.Count == 0)
                return null;
            if (action.Verb == BatchVerb.AddToAlbum)
            {
                if (newAlbum is not null)
                {
                    long made = await AlbumContents.FindOrMakeAsync(data, owner, newAlbum, albumId, now, stop);
                    action = action with { Album = made, MadeAlbum = made == albumId };
                }

                long? album = action.Album;
                string? title = await data.Albums.Where(a => a.Id == album && a.OwnerId == owner).Select(a => a.Title).SingleOrDefaultAsync(stop);
                if (title is null)
                    return null;
                action = action with { AlbumTitle = title };
            }

            if (action.Verb == BatchVerb.AddToGroup)
            {
                if (await Standing.SuspendedUntilAsync(data, owner, clock, stop) is not null
                    || await new GroupLookup(data, viewer).FindAsync(action.Group ?? 0, stop) is not { } seen || !seen.May(GroupAct.AddPhotos))
                    return null;
                action = action with { GroupName = seen.Group.Name };
            }

            var batch = new Batch { OwnerId = owner, Action = action.Write(), Count = own.Count, CreatedAt = now };
            data.Batches.Add(batch);
            await data.SaveChangesAsync(stop);
            data.BatchPhotos.AddRange(own.Select(id => new BatchPhoto { BatchId = batch.Id, PhotoId = id }));
            await data.SaveChangesAsync(stop);
            await EnqueueAsync(BatchJob.Name, batch.Id, stop);
            return batch.Id;
        }, Durability.Acknowledged, cancel);
    }

    /// <summary>Takes a batch back; one that still runs stops first.</summary>
    /// <returns>False where the viewer has no such batch, or it was undone before.</returns>
    public Task<bool> UndoAsync(long batchId, CancellationToken cancel)
    {
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return data.WriteAsync(async stop =>
        {
            if (await data.Batches.Where(b => b.Id == batchId && b.OwnerId == viewer.PersonId && b.UndoneAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.UndoneAt, now), stop) == 0)
                return false;
            await EnqueueAsync(UndoJob.Name, batchId, stop);
            return true;
        }, Durability.Acknowledged, cancel);
    }

    /// <summary>The viewer's latest batches, newest first.</summary>
    public async Task<IReadOnlyList<BatchState>> LatestAsync(int count, CancellationToken cancel)
    {
        var batches = await data.Batches.AsNoTracking().Where(b => b.OwnerId == viewer.PersonId).OrderByDescending(b => b.CreatedAt).ThenByDescending(b => b.Id)
            .Take(count).Select(b => new
            {
                Batch = b,
                Done = data.BatchPhotos.Count(p => p.BatchId == b.Id && p.IsDone),
                Changed = data.BatchPhotos.Count(p => p.BatchId == b.Id && p.Before != null),
            }).ToListAsync(cancel);
        return [.. batches.Select(b => b.Batch.UndoneAt is null
            ? new BatchState(b.Batch, BatchAction.Read(b.Batch.Action), b.Done, b.Batch.FinishedAt is not null)
            : new BatchState(b.Batch, BatchAction.Read(b.Batch.Action), b.Batch.Count - b.Changed, b.Changed == 0))];
    }

    // Somebody waits for it: ahead of what nobody does.
    Task EnqueueAsync(string kind, long batchId, CancellationToken cancel) =>
        jobs.EnqueueAsync(kind, batchId.ToString(CultureInfo.InvariantCulture), new { }, new JobRequest { Priority = 5 }, cancel);
}
