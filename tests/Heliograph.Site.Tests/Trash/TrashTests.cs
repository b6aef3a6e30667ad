using Heliograph.Site.Accounts;
using Heliograph.Site.Albums;
using Heliograph.Site.Blobs;
using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Editing;
using Heliograph.Site.Photos.Intake;
using Heliograph.Site.Tests.Data;
using Heliograph.Site.Tests.Photos;
using Heliograph.Site.Trash;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Trash;

public sealed class TrashOnSqliteTests() : TrashTests(null);

public sealed class TrashOnPostgresTests(PostgresServer server) : TrashTests(server);

public abstract class TrashTests(PostgresServer? postgres) : DataTests(postgres)
{
    const long Ana = 1, Ben = 2, Album = 10;

    static readonly TimeSpan Kept = new TrashOptions().Keep;

    [Fact]
    public async Task Only_the_owner_deletes_and_restores_and_everything_is_as_it_was()
    {
        var photo = await FillAsync();
        Assert.False(await ActAsync(d => d.DeleteAsync(photo.Id, new Viewer(Ben), Cancel)));
        Assert.True(await ActAsync(d => d.DeleteAsync(photo.Id, new Viewer(Ana), Cancel)));
        Assert.False(await ActAsync(d => d.DeleteAsync(photo.Id, new Viewer(Ana), Cancel)));
        await Site.WithDataAsync(async data =>
        {
            var owner = new Viewer(Ana);
            Assert.Equal(0, await data.Photos.VisibleTo(owner, data).CountAsync(Cancel));
            Assert.Equal(1, (await data.Blobs.SingleAsync(Cancel)).References);
            Assert.Equal(1, await data.Changes.CountAsync(c => c.Kind == ChangeKind.PhotoDeleted, Cancel));
            return 0;
        });

        Assert.False(await ActAsync(d => d.RestoreAsync(photo.Id, new Viewer(Ben), Cancel)));
        Assert.True(await ActAsync(d => d.RestoreAsync(photo.Id, new Viewer(Ana), Cancel)));
        Assert.False(await ActAsync(d => d.RestoreAsync(photo.Id, new Viewer(Ana), Cancel)));
        await AssertBackAsync(photo.Id);
    }

    [Fact]
    public async Task The_same_bytes_given_again_bring_the_photo_back()
    {
        var photo = await FillAsync();
        await ActAsync(d => d.DeleteAsync(photo.Id, new Viewer(Ana), Cancel));
        var again = Assert.IsType<IntakeResult.Accepted>(await TakeAsync());
        Assert.Equal((photo.Id, true), (again.Photo.Id, again.WasThere));
        await AssertBackAsync(photo.Id);
    }

    [Fact]
    public async Task After_its_time_the_purge_removes_it_and_the_original_follows_after_the_grace()
    {
        var photo = await FillAsync();
        await ActAsync(d => d.DeleteAsync(photo.Id, new Viewer(Ana), Cancel));
        Clock.Advance(Kept);
        Assert.Equal(0, await PurgeAsync());
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await PurgeAsync());
        var blob = await Site.WithDataAsync(data => data.Blobs.SingleAsync(Cancel));
        Assert.Equal((0, Now), (blob.References, blob.UnreferencedAt));
        Assert.Equal(0, await Site.WithDataAsync(data => data.Photos.IgnoreQueryFilters().CountAsync(Cancel)));
        Assert.Equal(0, await Site.WithDataAsync(data => data.PhotoTags.CountAsync(Cancel)));
        Assert.Null(await Site.WithDataAsync(data => data.Albums.Select(a => a.CoverPhotoId).SingleAsync(Cancel)));

        Clock.Advance(new BlobOptions().Grace + TimeSpan.FromSeconds(1));
        await using var scope = Site.NewScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<BlobSweep>().SweepAsync(_ => Task.CompletedTask, Cancel));
        Assert.False(await ActAsync(d => d.RestoreAsync(photo.Id, new Viewer(Ana), Cancel)));
    }

    [Fact]
    public async Task An_original_that_another_photo_stands_on_stays()
    {
        var photo = await FillAsync();
        await TakeAsync(Ben);
        await ActAsync(d => d.DeleteAsync(photo.Id, new Viewer(Ana), Cancel));
        Assert.False(await ActAsync(d => d.PurgeAsync(photo.Id, Ben, Cancel)));
        Assert.True(await ActAsync(d => d.PurgeAsync(photo.Id, Ana, Cancel)));
        var blob = await Site.WithDataAsync(data => data.Blobs.SingleAsync(Cancel));
        Assert.Equal((1, null), (blob.References, blob.UnreferencedAt));
    }

    async Task AssertBackAsync(long photo) => await Site.WithDataAsync(async data =>
    {
        var back = await data.Photos.Include(p => p.Tags).SingleAsync(p => p.Id == photo, Cancel);
        Assert.Equal(["pier"], back.Tags.Select(t => t.Clean));
        Assert.Equal(photo, await data.AlbumPhotos.Where(p => p.AlbumId == Album).Select(p => p.PhotoId).SingleAsync(Cancel));
        Assert.Equal(photo, await data.Albums.Select(a => a.CoverPhotoId).SingleAsync(Cancel));
        return 0;
    });

    async Task<Photo> FillAsync()
    {
        await Site.WithDataAsync(data =>
        {
            data.People.AddRange(
                new Person { Id = Ana, UserName = "ana", NormalizedUserName = "ANA" }, new Person { Id = Ben, UserName = "ben", NormalizedUserName = "BEN" });
            data.Albums.Add(new Album { Id = Album, OwnerId = Ana, Title = "Coast" });
            return data.SaveChangesAsync(Cancel);
        });
        return Assert.IsType<IntakeResult.Accepted>(await TakeAsync(album: Album)).Photo;
    }

    Task<IntakeResult> TakeAsync(long owner = Ana, long? album = null) => Site.Services.GetRequiredService<PhotoIntake>().AcceptAsync(
        new MemoryStream(MadePhoto.Jpeg(1)), "a.jpg", owner, new IntakeOptions(Visibility.Public, Tags: ["pier"], AlbumId: album), Cancel);

    async Task<bool> ActAsync(Func<PhotoDeletion, Task<bool>> act)
    {
        await using var scope = Site.NewScope();
        return await act(scope.ServiceProvider.GetRequiredService<PhotoDeletion>());
    }

    async Task<int> PurgeAsync()
    {
        await using var scope = Site.NewScope();
        return await scope.ServiceProvider.GetRequiredService<PurgeJob>().PurgeAsync(_ => Task.CompletedTask, Cancel);
    }
}
