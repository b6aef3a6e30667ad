using System.Net;
using Heliograph.Site.Organising;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Data;
using Heliograph.Site.Tests.Jobs;
using Heliograph.Site.Tests.Photos;
using Heliograph.Site.Tests.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Social;

/// <summary>What people do with each other and with guests, once through over PostgreSQL; SQLite has tests of each.</summary>
public sealed class SocialOnPostgresTests(PostgresServer server)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Photos_are_liked_discussed_arranged_shared_and_changed_by_the_dozen_and_their_people_marked_and_blocked()
    {
        await using var site = new PhotoSite
        {
            Settings = { ["Database:Provider"] = "postgres", ["Database:Connection"] = await server.NewDatabaseAsync() },
        };
        await site.InitializeAsync();
        HttpClient ana = site.Ana.Client, ben = site.Ben.Client;
        (long Id, string Page)[] photos = [await site.AddPhotoAsync(), await site.AddPhotoAsync(), await site.AddPhotoAsync(Visibility.Friends)];

        await DoAsync(ana, "/people/ben/contact", ("action", "follow"), ("friend", "true"));
        await DoAsync(ben, "/people/ana/contact", ("action", "follow"));
        foreach (var (id, page) in photos)
        {
            await DoAsync(ben, $"{page}favourite", ("action", "add"));
            await DoAsync(ben, $"{page}comments", ("text", "What a light!"));
            Assert.Equal((1, 1), await site.Site.WithDataAsync(data => data.Photos.Where(p => p.Id == id).Select(p => new ValueTuple<int, int>(p.FavouriteCount, p.CommentCount)).SingleAsync(Cancel)));
        }

        string activity = await ana.GetStringAsync(new Uri("/activity", UriKind.Relative), Cancel);
        Assert.Equal(3, activity.Split("What a light!").Length - 1);
        Assert.Contains("What a light!", await site.Stranger.GetStringAsync(new Uri("/photos/ana/comments/feed.rss", UriKind.Relative), Cancel), StringComparison.Ordinal);

        string album = (await DoAsync(ana, "/photos/ana/albums/new", ("title", "Quays")))!;
        await DoAsync(ana, $"{album}add", [.. photos.Select(p => ("photo", $"{p.Id}"))]);
        await DoAsync(ana, $"{album}arrange", ("item", $"{photos[2].Id}"), ("action", "move"), ("to", "1"));
        long[] order = await site.Site.WithDataAsync(data => data.AlbumPhotos.OrderBy(a => a.Position).Select(a => a.PhotoId).ToArrayAsync(Cancel));
        Assert.Equal([photos[2].Id, photos[0].Id, photos[1].Id], order);

        string link = await site.ShareAsync(album, ("upload", "true"), ("download", "true"));
        using (var given = await site.Stranger.GiveAsync(link, "Tom", ("one.jpg", MadePhoto.Jpeg(1))))
            Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        Assert.Equal(4, await site.Site.WithDataAsync(data => data.AlbumPhotos.CountAsync(Cancel)));
        using (var zip = await site.Stranger.OpenAsync($"{link}/download.zip"))
            Assert.Equal("application/zip", zip.Content.Headers.ContentType?.MediaType);

        await DoAsync(ana, "/organise/batches", ("verb", nameof(BatchVerb.AddTags)), ("tags", "quay"), ("all", "on"));
        await site.Site.UntilDoneAsync(BatchJob.Name);
        Assert.Equal(4, await site.Site.WithDataAsync(data => data.PhotoTags.CountAsync(t => t.Clean == "quay", Cancel)));

        await DoAsync(ana, "/people/ben/block", ("action", "block"));
        Assert.Equal(HttpStatusCode.NotFound, (await ben.OpenAsync(photos[2].Page)).StatusCode);
        Assert.Equal(0, await site.Site.WithDataAsync(data => data.Contacts.CountAsync(Cancel)));
    }

    /// <returns>Where it led.</returns>
    static async Task<string?> DoAsync(HttpClient who, string action, params (string Name, string Value)[] fields)
    {
        using var answer = await SocialSite.PostAsync(who, action, fields);
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.OK, $"{action} answers {answer.StatusCode}.");
        return answer.Headers.Location?.ToString();
    }
}
