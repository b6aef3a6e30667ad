using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Heliograph.Site.Organising;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Editing;
using Heliograph.Site.Photos.Tags;
using Heliograph.Site.Tests.Data;
using Heliograph.Site.Tests.Photos.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Organising;

public sealed class BatchOnSqliteTests() : BatchTests(null);

public sealed class BatchOnPostgresTests(PostgresServer server) : BatchTests(server);

/// <summary>Batches change what is asked for and nothing else, go on where they were killed, and are undone once.</summary>
public abstract class BatchTests(PostgresServer? postgres) : DataTests(postgres)
{
    const int Photos = 60;
    const long Album = 72_000_000_000_000_001;

    static readonly Viewer Ana = new(Community.Ana), Tomas = new(Community.Tomas);

    internal static IEnumerable<BatchAction> Actions =>
    [
        new(BatchVerb.AddTags, ["rain", "late summer"]),
        new(BatchVerb.RemoveTags, ["pier"]),
        new(BatchVerb.SetTags, ["rain"]),
        new(BatchVerb.SetVisibility, Visibility: Visibility.Family),
        new(BatchVerb.SetLicence, Licence: Licence.Attribution),
        new(BatchVerb.AddToAlbum, Album: Album),
        new(BatchVerb.ShiftDates, Seconds: -90_000),
        new(BatchVerb.SetLocation, Location: new PhotoLocation(38.7, -9.2, 16, LocationContext.Unknown)),
        new(BatchVerb.RemoveLocation),
        new(BatchVerb.Delete),
    ];

    [Fact]
    public async Task Every_action_changes_its_photos_and_its_undoing_leaves_them_as_they_were()
    {
        await FillAsync();
        string before = await DescribeAsync();
        foreach (var action in Actions)
        {
            long batch = await StartAsync(action, Enumerable.Range(0, Photos));
            await WorkAsync(batch);
            string after = await DescribeAsync();
            Assert.NotEqual(before, after);
            Assert.Equal(Line(before, Photos), Line(after, Photos));
            var state = await StateAsync();
            Assert.True(state.IsSettled);
            Assert.Equal(Photos, state.Done);

            Assert.True(await UndoAsync(batch));
            Assert.Equal(before, await DescribeAsync());
            Assert.False(await UndoAsync(batch));
        }
    }

    [Fact]
    public async Task The_numbers_are_right()
    {
        await FillAsync();
        await WorkAsync(await StartAsync(new BatchAction(BatchVerb.ShiftDates, Seconds: -90_000), [0, 1]));
        await WorkAsync(await StartAsync(new BatchAction(BatchVerb.RemoveTags, ["PIER"]), [0]));
        await Site.WithDataAsync(async data =>
        {
            var photos = await data.Photos.Include(p => p.Tags).Where(p => p.Id <= Community.FirstPhoto + 1).OrderBy(p => p.Id).ToListAsync(Cancel);
            Assert.Equal("2019-05-16 09:30:00", photos[0].TakenAt);
            // A month has no hours to move by.
            Assert.Equal("2019-05-01 00:00:00", photos[1].TakenAt);
            Assert.Equal(["boat"], photos[0].Tags.Select(t => t.Clean));
            return 0;
        });
    }

    [Fact]
    public async Task A_killed_batch_goes_on_where_it_was_and_an_undoing_in_the_middle_takes_back_what_was_done()
    {
        await FillAsync();
        string before = await DescribeAsync();
        long batch = await StartAsync(new BatchAction(BatchVerb.AddTags, ["rain"]), Enumerable.Range(0, Photos));
        await Assert.ThrowsAsync<OperationCanceledException>(() => WorkAsync(batch, _ => throw new OperationCanceledException()));
        var state = await StateAsync();
        Assert.False(state.IsSettled);
        Assert.InRange(state.Done, 1, Photos - 1);

        await WorkAsync(batch);
        Assert.Equal(Photos, await Site.WithDataAsync(data => data.PhotoTags.CountAsync(t => t.Clean == "rain", Cancel)));

        long other = await StartAsync(new BatchAction(BatchVerb.AddTags, ["gull"]), Enumerable.Range(0, Photos));
        await Assert.ThrowsAsync<OperationCanceledException>(() => WorkAsync(other, _ => throw new OperationCanceledException()));
        Assert.True(await UndoAsync(other));
        await WorkAsync(other);
        Assert.Equal(0, await Site.WithDataAsync(data => data.PhotoTags.CountAsync(t => t.Clean == "gull", Cancel)));
        Assert.True(await UndoAsync(batch));
        Assert.Equal(before, await DescribeAsync());
    }

    [Fact]
    public async Task An_undoing_keeps_the_tags_that_others_added_since()
    {
        await FillAsync();
        long batch = await StartAsync(new BatchAction(BatchVerb.AddTags, ["rain", "pier"]), [0]);
        await WorkAsync(batch);
        await Site.WithDataAsync(async data =>
        {
            Tagging.Add(await data.Photos.Include(p => p.Tags).SingleAsync(p => p.Id == Community.FirstPhoto, Cancel), ["since"], Community.Tomas, Now);
            return await data.SaveChangesAsync(Cancel);
        });
        await UndoAsync(batch);
        var tags = await Site.WithDataAsync(data => data.PhotoTags.Where(t => t.PhotoId == Community.FirstPhoto).OrderBy(t => t.Position).Select(t => t.Clean).ToListAsync(Cancel));
        Assert.Equal(["boat", "pier", "since"], tags);
    }

    [Fact]
    public async Task An_album_made_for_a_batch_goes_with_its_undoing()
    {
        await FillAsync();
        long batch = (await StartAsync(Ana, new BatchAction(BatchVerb.AddToAlbum), [0, 1], "New"))!.Value;
        await WorkAsync(batch);
        Assert.Equal(2, await Site.WithDataAsync(data => data.AlbumPhotos.CountAsync(p => p.AlbumId != Album, Cancel)));
        await UndoAsync(batch);
        Assert.Equal(1, await Site.WithDataAsync(data => data.Albums.CountAsync(Cancel)));
    }

    [Fact]
    public async Task What_was_done_long_ago_is_forgotten()
    {
        await FillAsync();
        long batch = await StartAsync(new BatchAction(BatchVerb.AddTags, ["rain"]), [0]);
        await WorkAsync(batch);
        await ForgetAsync();
        Assert.Single(await AsAsync(Ana, b => b.LatestAsync(5, Cancel)));
        Clock.Advance(TimeSpan.FromDays(31));
        await ForgetAsync();
        Assert.Equal(0, await Site.WithDataAsync(data => data.BatchPhotos.CountAsync(Cancel)));
        Assert.False(await UndoAsync(batch));
    }

    [Fact]
    public async Task Others_photos_albums_and_batches_are_out_of_reach()
    {
        await FillAsync();
        Assert.Null(await StartAsync(Tomas, new BatchAction(BatchVerb.Delete), [0, 1], null));
        Assert.Null(await StartAsync(Tomas, new BatchAction(BatchVerb.AddToAlbum, Album: Album), [Photos], null));
        long batch = await StartAsync(new BatchAction(BatchVerb.AddTags, ["rain"]), [0]);
        Assert.False(await AsAsync(Tomas, b => b.UndoAsync(batch, Cancel)));
        Assert.Empty(await AsAsync(Tomas, b => b.LatestAsync(5, Cancel)));
    }

    Task<int> FillAsync() => Site.WithDataAsync(async data =>
    {
        await Community.AddPeopleAsync(data);
        await Site.AddAlbumAsync(Album, "Coast", []);
        for (int i = 0; i <= Photos; i++)
        {
            var photo = Community.NewPhoto(i, owner: i < Photos ? Community.Ana : Community.Tomas);
            (photo.TakenAt, photo.TakenGranularity) = i % 2 == 0 ? ("2019-05-17 10:30:00", 0) : ("2019-05-01 00:00:00", 4);
            if (i % 3 == 0)
                (photo.Latitude, photo.Longitude, photo.LocationAccuracy) = (1, 2, 11);
            Tagging.Add(photo, ["boat"], Community.Tomas, 1);
            Tagging.Add(photo, ["pier"], Community.Ana, 2);
            data.Photos.Add(photo);
        }

        return await data.SaveChangesAsync(Cancel);
    });

    /// <summary>All that batches change, a line a photo, then the albums.</summary>
    Task<string> DescribeAsync() => Site.WithDataAsync(async data =>
    {
        var photos = await data.Photos.IgnoreQueryFilters().Include(p => p.Tags).AsNoTracking().OrderBy(p => p.Id).ToListAsync(Cancel);
        var places = await data.AlbumPhotos.AsNoTracking().OrderBy(p => p.PhotoId).Select(p => p.PhotoId).ToListAsync(Cancel);
        return string.Join('\n', photos.Select(p =>
            $"{p.Id} {p.Visibility} {p.Licence} {p.TakenAt} {p.TakenGranularity} {p.Latitude} {p.Longitude} {p.LocationAccuracy} {p.DeletedAt} "
            + string.Join(',', p.Tags.OrderBy(t => t.Position).Select(t => $"{t.Raw} by {t.AuthorId} at {t.AddedAt}"))))
            + $"\n{string.Join(' ', places)}";
    });

    static string Line(string description, int photo) => description.Split('\n')[photo];

    async Task<long> StartAsync(BatchAction action, IEnumerable<int> photos) => (await StartAsync(Ana, action, photos, null))!.Value;

    Task<long?> StartAsync(Viewer viewer, BatchAction action, IEnumerable<int> photos, string? newAlbum) => Site.WithDataAsync(data =>
    {
        long[] ids = [.. photos.Select(p => Community.FirstPhoto + p)];
        Clock.Advance(TimeSpan.FromSeconds(1));
        return Of(data, viewer).StartAsync(data.Photos.Where(p => ids.Contains(p.Id)).Select(p => p.Id), action, newAlbum, Cancel);
    });

    async Task WorkAsync(long batch, Func<CancellationToken, Task>? pace = null)
    {
        await using var scope = Site.NewScope();
        await scope.ServiceProvider.GetRequiredService<BatchJob>().WorkAsync(batch, (_, _) => { }, pace ?? (_ => Task.CompletedTask), Cancel);
    }

    async Task<bool> UndoAsync(long batch)
    {
        bool asked = await AsAsync(Ana, b => b.UndoAsync(batch, Cancel));
        await using var scope = Site.NewScope();
        await scope.ServiceProvider.GetRequiredService<UndoJob>().WorkAsync(batch, _ => Task.CompletedTask, Cancel);
        return asked;
    }

    async Task ForgetAsync()
    {
        await using var scope = Site.NewScope();
        await scope.ServiceProvider.GetRequiredService<ForgetBatches>().ForgetAsync(_ => Task.CompletedTask, Cancel);
    }

    async Task<BatchState> StateAsync() => (await AsAsync(Ana, b => b.LatestAsync(1, Cancel)))[0];

    Task<T> AsAsync<T>(Viewer viewer, Func<Batches, Task<T>> use) => Site.WithDataAsync(data => use(Of(data, viewer)));

    Batches Of(SiteData data, Viewer viewer) => new(
        data, viewer, new JobQueue(data, Clock, Site.Services.GetRequiredService<JobSignal>(), Site.Services.GetRequiredService<RunningJobs>()),
        Site.Services.GetRequiredService<IdSequence>(), Clock);
}
