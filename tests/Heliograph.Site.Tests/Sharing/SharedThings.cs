using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Heliograph.Site.Albums;
using Heliograph.Site.Photos;
using Heliograph.Site.Sharing;
using Heliograph.Site.Tests.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Sharing;

/// <summary>What tests of secret links do on a <see cref="PhotoSite"/>.</summary>
static partial class SharedThings
{
    static long number = 700;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>An album of Ana's with these photos, in this order.</summary>
    public static Task<long> AddAlbumAsync(this PhotoSite photos, params long[] ids) => photos.Site.WithDataAsync(async data =>
    {
        long owner = await data.People.Where(p => p.UserName == "ana").Select(p => p.Id).SingleAsync(Cancel);
        long id = Interlocked.Increment(ref number);
        data.Albums.Add(new Album { Id = id, OwnerId = owner, Title = "Late summer", CreatedAt = 1_700_000_000_000 });
        data.AlbumPhotos.AddRange(ids.Select((photo, i) => new AlbumPhoto { AlbumId = id, PhotoId = photo, Position = i }));
        await data.SaveChangesAsync(Cancel);
        return id;
    });

    /// <summary>Makes a link by the form on the page of Ana's photo or album.</summary>
    /// <returns>Its address.</returns>
    public static async Task<string> ShareAsync(this PhotoSite photos, string page, params (string Name, string Value)[] fields)
    {
        using var made = await photos.Ana.Client.SubmitAsync(page, "/share", fields);
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        long id = long.Parse(made.Headers.Location!.ToString().Split("#l")[1], CultureInfo.InvariantCulture);
        return OpenLink.AddressOf(await photos.Site.WithDataAsync(data => data.ShareLinks.Where(l => l.Id == id).Select(l => l.Token).SingleAsync(Cancel)));
    }

    public static Task<ShareLink> LinkAsync(this PhotoSite photos, string address) =>
        photos.Site.WithDataAsync(data => data.ShareLinks.AsNoTracking().SingleAsync(l => "/s/" + l.Token == address, Cancel));

    /// <summary>Sends files by the form of a link's page, as a browser without script does.</summary>
    public static async Task<HttpResponseMessage> GiveAsync(this HttpClient guest, string link, string name, params (string FileName, byte[] Bytes)[] files)
    {
        string page = await guest.GetStringAsync(new Uri(link, UriKind.Relative), Cancel);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value)), "__RequestVerificationToken" },
            { new StringContent(name), "name" },
        };
        foreach (var (fileName, bytes) in files)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
            form.Add(file, "file", fileName);
        }

        return await guest.PostAsync(new Uri($"{link}/upload", UriKind.Relative), form, Cancel);
    }

    /// <summary>An image of a photo, whose address has a secret of the photo.</summary>
    public static string Thumbnail(Photo photo) => PhotoAddress.Of(photo, PhotoSize.Find("t")!);

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]+)\x22""")]
    private static partial Regex Token();
}
