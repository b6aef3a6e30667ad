using System.Collections.Concurrent;
using Heliograph.Site.Accounts;
using Heliograph.Site.Albums;
using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heliograph.Site.Photos.Views;

/// <summary>
/// Counts who opens the pages of photos and albums, in memory, and writes the counts all at once every few seconds and when the process ends.
/// A process that is killed loses those seconds.
/// </summary>
sealed class ViewCounter(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ViewCounter> log) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>Photos in one transaction.</summary>
    const int Batch = 500;

    readonly SeenLately seen = new(clock);
    ConcurrentDictionary<(long PhotoId, int Day), int> views = new();
    ConcurrentDictionary<long, int> albumViews = new();

    /// <summary>Counts one view, unless the viewer is the owner, a robot, a browser that only prepares, or was here just now.</summary>
    public void Note(Photo photo, Viewer viewer, HttpContext context)
    {
        if (!Counts(photo.OwnerId, photo.Id, viewer, context))
            return;
        int day = (int)(clock.GetUtcNow().ToUnixTimeMilliseconds() / 86_400_000);
        views.AddOrUpdate((photo.Id, day), 1, static (_, count) => count + 1);
    }

    /// <inheritdoc cref="Note(Photo, Viewer, HttpContext)"/>
    public void Note(Album album, Viewer viewer, HttpContext context)
    {
        // Ids of albums are not those of photos, but nothing says that they never will be.
        if (Counts(album.OwnerId, -album.Id, viewer, context))
            albumViews.AddOrUpdate(album.Id, 1, static (_, count) => count + 1);
    }

    /// <summary>Writes what was counted so far.</summary>
    public async Task FlushAsync(CancellationToken cancel)
    {
        foreach (var batch in Interlocked.Exchange(ref albumViews, new()).OrderBy(v => v.Key).Chunk(Batch))
            await WriteAsync(batch, cancel);
        if (views.IsEmpty)
            return;
        // A view that is counted at this very moment may be lost, which is better than a lock in every request.
        var counted = Interlocked.Exchange(ref views, new());
        foreach (var batch in counted.OrderBy(v => v.Key).Chunk(Batch))
            await WriteAsync(batch, cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryFlushAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            await TryFlushAsync(CancellationToken.None);
        }
    }

    async Task TryFlushAsync(CancellationToken cancel)
    {
        try
        {
            await FlushAsync(cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "Some views of photos could not be counted");
        }
    }

    bool Counts(long ownerId, long what, Viewer viewer, HttpContext context) =>
        ownerId != viewer.PersonId && HttpMethods.IsGet(context.Request.Method) && !Robots.IsOne(context.Request) && seen.IsNew(what, viewer, context);

    async Task WriteAsync(KeyValuePair<long, int>[] counted, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        await data.WriteAsync(async token =>
        {
            foreach (var (albumId, count) in counted)
                await data.Albums.Where(a => a.Id == albumId).ExecuteUpdateAsync(set => set.SetProperty(a => a.Views, a => a.Views + count), token);
            return counted.Length;
        }, Durability.Process, cancel);
    }

    async Task WriteAsync(KeyValuePair<(long PhotoId, int Day), int>[] counted, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        await data.WriteAsync(async token =>
        {
            foreach (var ((photoId, day), count) in counted)
            {
                if (await data.Photos.Where(p => p.Id == photoId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Views, p => p.Views + count), token) == 0)
                    continue;
                await data.Database.ExecuteSqlAsync($"""
                    insert into photo_day (photo_id, day, views) values ({photoId}, {day}, {count})
                    on conflict (photo_id, day) do update set views = photo_day.views + excluded.views
                    """, token);
                ChangeLog.Append(data, ChangeKind.PhotoViewed, photoId, null, clock);
            }

            return await data.SaveChangesAsync(token);
        }, Durability.Process, cancel);
    }
}
