using System.Text.Json;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Cli;
using Heliograph.Site.Tests.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.FlickrApi;

/// <summary>A download such as Flickr gives, made here, taken in by the real executable.</summary>
public sealed class FlickrImportTests : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("heliograph-");
    readonly string data = Directory.CreateTempSubdirectory("heliograph-").FullName;

    static readonly string[] InAlbum = ["8712345678", "8799999999"];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        folder.Delete(recursive: true);
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_download_becomes_photos_with_their_words_and_albums_and_says_what_did_not()
    {
        await WriteAsync();
        await using (var site = await TestSite.CreateAsync(folder: data))
            await Uploads.Uploader.MakeAccountAsync(site, "ana");
        string[] command = ["import", folder.FullName, "--from", "flickr", "--user", "ana", "--data", data, "--json"];
        var first = await HeliographCommand.RunAsync(command);
        Assert.True(first.ExitCode == 0, first.Errors + first.Output);
        var told = JsonDocument.Parse(first.Output).RootElement;
        Assert.Equal(2, told.GetProperty("added").GetInt32());
        string unmatched = told.GetProperty("unmatched").ToString();
        Assert.Contains("1 photos are described", unmatched, StringComparison.Ordinal);
        Assert.Contains("1 files have no description", unmatched, StringComparison.Ordinal);
        Assert.Contains("1 comments by others", unmatched, StringComparison.Ordinal);

        await using (var site = await TestSite.CreateAsync(folder: data))
        {
            var photos = await site.WithDataAsync(d => d.Photos.AsNoTracking().Include(p => p.Tags).OrderBy(p => p.Title).ToListAsync(Cancel));
            var pier = photos.Single(p => p.Title == "Über <pier>");
            Assert.Equal(("It \"rained\"", Visibility.FriendsAndFamily, Licence.Attribution, SafetyLevel.Moderate), (pier.Description, pier.Visibility, pier.Licence, pier.Safety));
            Assert.Equal(("2013-05-04 18:14:10", new DateTimeOffset(2013, 5, 5, 1, 20, 21, TimeSpan.Zero).ToUnixTimeMilliseconds()), (pier.TakenAt, pier.PostedAt));
            Assert.Equal((54.3231, -5.7158, 16), (pier.Latitude!.Value, pier.Longitude!.Value, pier.LocationAccuracy));
            Assert.Equal(["pier", "Late summer"], pier.Tags.OrderBy(t => t.Position).Select(t => t.Raw));
            Assert.Equal(Visibility.Private, photos.Single(p => p.Id != pier.Id).Visibility);
            var album = await site.WithDataAsync(d => d.Albums.AsNoTracking().SingleAsync(Cancel));
            Assert.Equal(("By the sea", "Where it is wet", pier.Id), (album.Title, album.Description, album.CoverPhotoId));
            Assert.Equal("Cold that day", await site.WithDataAsync(d => d.Comments.Select(c => c.Text).SingleAsync(Cancel)));
        }

        // A second run goes on where the first ended: here, at the end.
        var again = JsonDocument.Parse((await HeliographCommand.RunAsync(command)).Output).RootElement;
        Assert.Equal((0, 2), (again.GetProperty("added").GetInt32(), again.GetProperty("there").GetInt32()));
        await using var later = await TestSite.CreateAsync(folder: data);
        Assert.Equal((1, 1), (await later.WithDataAsync(d => d.Albums.CountAsync(Cancel)), await later.WithDataAsync(d => d.Comments.CountAsync(Cancel))));
    }

    async Task WriteAsync()
    {
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "ber-pier_8712345678_o.jpg"), MadePhoto.Jpeg(1), Cancel);
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "unknown.jpg"), MadePhoto.Jpeg(2), Cancel);
        await TellAsync("photo_8712345678.json", new
        {
            id = "8712345678",
            name = "Über <pier>",
            description = "It \"rained\"",
            count_faves = "3",
            date_taken = "2013-05-04 18:14:10",
            date_imported = "2013-05-05 01:20:21",
            license = "Attribution License",
            geo = new[] { new { latitude = "54323100", longitude = "-5715800", accuracy = "16" } },
            albums = new[] { new { id = "72", title = "By the sea" } },
            tags = new[] { new { tag = "pier" }, new { tag = "Late summer" } },
            privacy = "friend & family",
            safety = "moderate",
            comments = new[] { new { user = "1234@N00", comment = "Cold that day", date = "2013-05-06 10:00:00" }, new { user = "9@N00", comment = "Nice", date = "2013-05-06 11:00:00" } },
        });
        await TellAsync("photo_8799999999.json", new { id = "8799999999", name = "Elsewhere", privacy = "public" });
        await TellAsync("albums.json", new { albums = new[] { new { id = "72", title = "By the sea", description = "Where it is wet", cover_photo = "https://www.flickr.com/photos/ana/8712345678", photos = InAlbum } } });
        await TellAsync("account_profile.json", new { nsid = "1234@N00" });
        await TellAsync("faves_part1.json", new { faves = new[] { new { photo_id = "1" } } });
    }

    Task TellAsync(string name, object what) => File.WriteAllTextAsync(Path.Combine(folder.FullName, name), JsonSerializer.Serialize(what), Cancel);
}
