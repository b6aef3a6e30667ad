using Heliograph.Site.Accounts;
using Heliograph.Site.Albums;
using Heliograph.Site.Blobs;
using Heliograph.Site.Changes;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Editing;
using Heliograph.Site.Photos.Intake;
using Heliograph.Site.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Photos;

public sealed class PhotoIntakeOnSqliteTests() : PhotoIntakeTests(null);

public sealed class PhotoIntakeOnPostgresTests(PostgresServer server) : PhotoIntakeTests(server);

public abstract class PhotoIntakeTests(PostgresServer? postgres) : DataTests(postgres)
{
    const long Ana = 1, Ben = 2;

    static readonly IntakeOptions ForAll = new(Visibility.Public);

    IBlobStore Blobs => Site.Services.GetRequiredService<IBlobStore>();

    [Fact]
    public async Task A_file_becomes_a_photo_with_its_bytes_its_row_its_reference_and_its_change()
    {
        await AddPeopleAsync();
        byte[] jpeg = MadePhoto.Jpeg(1);
        var photo = await AcceptAsync(jpeg, "C:\\camera\\DSC_0042.JPG");

        Assert.Equal(("DSC_0042.JPG", "DSC_0042", PhotoFormat.Jpeg, 96, 64), (photo.FileName, photo.Title, photo.Format, photo.Width, photo.Height));
        Assert.Equal((Ana, "ana", Now, jpeg.Length), (photo.OwnerId, photo.Owner!.Alias, photo.PostedAt, photo.Bytes));
        Assert.True(photo.IsTakenUnknown);
        Assert.Equal("2026-06-01 12:00:00", photo.TakenAt);
        Assert.Equal(jpeg, await File.ReadAllBytesAsync(Blobs.PathOf(photo.Sha256)!, Cancel));

        var blob = await Site.WithDataAsync(data => data.Blobs.SingleAsync(Cancel));
        Assert.Equal((photo.Sha256, 1, BlobState.Stored, null, Now), (blob.Sha256, blob.References, blob.State, blob.UnreferencedAt, blob.VerifiedAt));
        var change = await Site.WithDataAsync(data => data.Changes.SingleAsync(c => c.PhotoId == photo.Id, Cancel));
        Assert.Equal((ChangeKind.PhotoAdded, Ana), (change.Kind, change.PersonId));
        Assert.Empty(Directory.EnumerateFiles(Site.Folder.Temporary));
    }

    [Fact]
    public async Task Title_and_tags_come_from_the_file_unless_the_person_gives_a_title()
    {
        await AddPeopleAsync();
        byte[] jpeg = MadePhoto.Titled("The lamp", "Light House", "sea", "SEA!");
        var photo = await AcceptAsync(jpeg, "a.jpg", ForAll with { Tags = ["Night", "sea"] });
        Assert.Equal("The lamp", photo.Title);
        Assert.Equal([("Light House", "lighthouse"), ("sea", "sea"), ("Night", "night")], photo.Tags.OrderBy(t => t.Position).Select(t => (t.Raw, t.Clean)));

        Assert.Equal("Mine", (await AcceptAsync(jpeg, "a.jpg", ForAll with { Title = "Mine" }, owner: Ben)).Title);
    }

    [Fact]
    public async Task The_same_bytes_are_one_photo_for_one_owner_and_one_blob_for_all()
    {
        await AddPeopleAsync();
        byte[] jpeg = MadePhoto.Jpeg(2);
        var first = await AcceptAsync(jpeg, "a.jpg");
        var again = Assert.IsType<IntakeResult.Accepted>(await TakeAsync(jpeg, "renamed.jpg", ForAll));
        Assert.Equal((first.Id, true, "a"), (again.Photo.Id, again.WasThere, again.Photo.Title));

        var other = await AcceptAsync(jpeg, "a.jpg", owner: Ben);
        Assert.NotEqual(first.Id, other.Id);
        Assert.Equal(2, (await Site.WithDataAsync(data => data.Blobs.SingleAsync(Cancel))).References);
    }

    [Fact]
    public async Task The_same_bytes_given_many_times_at_once_are_still_one_photo_each_for_their_owners()
    {
        await AddPeopleAsync();
        byte[] jpeg = MadePhoto.Jpeg(3);
        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => TakeAsync(jpeg, "a.jpg", ForAll, owner: i % 2 == 0 ? Ana : Ben)));

        Assert.Equal(2, results.Cast<IntakeResult.Accepted>().Count(r => !r.WasThere));
        Assert.Equal(2, await Site.WithDataAsync(data => data.Photos.CountAsync(Cancel)));
        Assert.Equal(2, (await Site.WithDataAsync(data => data.Blobs.SingleAsync(Cancel))).References);
        Assert.Equal(jpeg, await File.ReadAllBytesAsync(Blobs.PathOf(((IntakeResult.Accepted)results[0]).Photo.Sha256)!, Cancel));
    }

    [Theory, InlineData("", "Empty"), InlineData("#!/bin/sh", "NotAPhoto"), InlineData("head", "Unreadable")]
    public async Task What_is_no_photo_is_refused_with_a_sentence_and_leaves_nothing(string content, string reason)
    {
        await AddPeopleAsync();
        byte[] jpeg = MadePhoto.Jpeg(4);
        byte[] bytes = content == "head" ? jpeg[..300] : System.Text.Encoding.ASCII.GetBytes(content);
        var refused = Assert.IsType<IntakeResult.Refused>(await TakeAsync(bytes, "holiday.jpg", ForAll));

        Assert.Equal(reason, refused.Reason.ToString());
        Assert.Contains("holiday.jpg", refused.Sentence, StringComparison.Ordinal);
        await AssertNothingAsync();
    }

    [Fact]
    public async Task Somebody_elses_album_is_refused_and_ones_own_takes_the_photo_as_its_cover()
    {
        await AddPeopleAsync();
        await Site.WithDataAsync(async data =>
        {
            data.Albums.AddRange(new Album { Id = 10, OwnerId = Ana, Title = "A" }, new Album { Id = 20, OwnerId = Ben, Title = "B" });
            return await data.SaveChangesAsync(Cancel);
        });
        var refused = Assert.IsType<IntakeResult.Refused>(await TakeAsync(MadePhoto.Jpeg(5), "a.jpg", ForAll with { AlbumId = 20 }));
        Assert.Equal(IntakeRefusal.NoSuchAlbum, refused.Reason);
        await AssertNothingAsync();

        var photo = await AcceptAsync(MadePhoto.Jpeg(5), "a.jpg", ForAll with { AlbumId = 10 });
        await AcceptAsync(MadePhoto.Jpeg(6), "b.jpg", ForAll with { AlbumId = 10 });
        await TakeAsync(MadePhoto.Jpeg(5), "a.jpg", ForAll with { AlbumId = 10 });
        Assert.Equal([1L, 2L], await Site.WithDataAsync(data => data.AlbumPhotos.OrderBy(p => p.Position).Select(p => p.Position).ToListAsync(Cancel)));
        Assert.Equal(photo.Id, await Site.WithDataAsync(data => data.Albums.Where(a => a.Id == 10).Select(a => a.CoverPhotoId).SingleAsync(Cancel)));
    }

    async Task<Photo> AcceptAsync(byte[] bytes, string name, IntakeOptions? options = null, long owner = Ana)
    {
        var accepted = Assert.IsType<IntakeResult.Accepted>(await TakeAsync(bytes, name, options ?? ForAll, owner));
        Assert.False(accepted.WasThere);
        return accepted.Photo;
    }

    Task<IntakeResult> TakeAsync(byte[] bytes, string name, IntakeOptions options, long owner = Ana) =>
        Site.Services.GetRequiredService<PhotoIntake>().AcceptAsync(new MemoryStream(bytes), name, owner, options, Cancel);

    Task<int> AddPeopleAsync() => Site.WithDataAsync(data =>
    {
        data.People.AddRange(
            new Person { Id = Ana, UserName = "ana", NormalizedUserName = "ANA" },
            new Person { Id = Ben, UserName = "ben", NormalizedUserName = "BEN" });
        return data.SaveChangesAsync(Cancel);
    });

    async Task AssertNothingAsync()
    {
        Assert.Equal(0, await Site.WithDataAsync(data => data.Photos.CountAsync(Cancel)));
        Assert.Equal(0, await Site.WithDataAsync(data => data.Blobs.CountAsync(Cancel)));
        Assert.Empty(Blobs.All());
        Assert.Empty(Directory.EnumerateFiles(Site.Folder.Temporary));
    }
}
