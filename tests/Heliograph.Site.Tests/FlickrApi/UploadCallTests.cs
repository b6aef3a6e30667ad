using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.Jobs;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.FlickrApi;

[Collection<FlickrCalls>]
public sealed class UploadCallTests(FlickrSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(false), InlineData(true)]
    public async Task An_upload_is_taken_with_its_signature_before_or_after_the_file(bool after)
    {
        byte[] bytes = MadePhoto.Jpeg(after ? 700_001 : 700_002);
        var photo = await UploadedAsync(await SendAsync(site.Ana, bytes, after, ("title", "Über <b> 🌅"), ("description", "Two\nlines"), ("tags", "pier \"late summer\" rain"),
            ("is_public", "0"), ("is_friend", "1"), ("is_family", "0"), ("safety_level", "2"), ("content_type", "3"), ("hidden", "2")));
        Assert.Equal(("Über <b> 🌅", "Two\nlines", Visibility.Friends), (photo.Title, photo.Description, photo.Visibility));
        Assert.Equal((SafetyLevel.Moderate, ContentType.Other, true), (photo.Safety, photo.ContentType, photo.IsHidden));
        Assert.Equal(["pier", "late summer", "rain"], photo.Tags.OrderBy(t => t.Position).Select(t => t.Raw));
        Assert.Equal(bytes, await site.Ana.Client.GetByteArrayAsync(new Uri(PhotoAddress.OfOriginal(photo), UriKind.Relative), Cancel));
    }

    [Fact]
    public async Task What_is_not_said_is_as_its_owner_chose_and_as_the_file_is_called()
    {
        var photo = await UploadedAsync(await SendAsync(site.Ana, MadePhoto.Jpeg(700_003), false, ("is_public", "9")));
        Assert.Equal(("DSC_1", Visibility.Public), (photo.Title, photo.Visibility));
        // The same bytes are the same photo, unless the program asks to be told.
        Assert.Equal(photo.Id, (await UploadedAsync(await SendAsync(site.Ana, MadePhoto.Jpeg(700_003), false))).Id);
        var again = await SendAsync(site.Ana, MadePhoto.Jpeg(700_003), false, ("dedup_check", "1"));
        Assert.Equal(("9", $"{photo.Id}"), (again.Element("err")!.Attribute("code")!.Value, again.Element("err")!.Attribute("duplicate_photo_id")!.Value));
    }

    [Fact]
    public async Task Nothing_is_kept_of_an_upload_that_is_not_signed_for()
    {
        int before = await site.Site.WithDataAsync(data => data.Photos.CountAsync(Cancel));
        byte[] bytes = MadePhoto.Jpeg(700_004);
        Assert.Equal("96", Code(await SendAsync(site.Ana with { TokenSecret = "another" }, bytes, true)));
        Assert.Equal("96", Code(await SendAsync(site.Ana with { TokenSecret = "another" }, bytes, false)));
        Assert.Equal("98", Code(await SendAsync(site.Ana with { Token = new string('0', 32) }, bytes, true)));
        Assert.Equal("99", Code(await SendAsync(await site.GrantAsync(site.Nobody, site.People.AnaId, Grant.Read), bytes, false)));
        Assert.Equal("100", Code(await SendAsync(site.Nobody with { Key = new string('0', 32) }, bytes, false)));
        Assert.Equal("96", Code(await SendAsync(site.Ana with { TokenSecret = "another" }, bytes, false, ("async", "1"))));
        Assert.Equal(before, await site.Site.WithDataAsync(data => data.Photos.CountAsync(Cancel)));
        Assert.Empty(Directory.EnumerateFiles(site.Site.Folder.Temporary));
        string sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        Assert.False(await site.Site.WithDataAsync(data => data.Blobs.AnyAsync(b => b.Sha256 == sha256, Cancel)));
    }

    [Fact]
    public async Task What_is_wrong_with_a_file_has_its_code()
    {
        Assert.Equal("4", Code(await SendAsync(site.Ana, [], false)));
        Assert.Equal("5", Code(await SendAsync(site.Ana, Encoding.UTF8.GetBytes("no photograph at all, whatever it is called"), false)));
        using var none = await site.Ana.PostAsync("/services/upload", site.Ana.Signed("POST", "/services/upload", [("title", "x")]));
        Assert.Equal("2", Code(XElement.Parse(await none.Content.ReadAsStringAsync(Cancel))));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Who_does_not_wait_gets_a_ticket(bool after)
    {
        byte[] bytes = MadePhoto.Jpeg(after ? 700_005 : 700_006);
        var answer = await SendAsync(site.Ana, bytes, after, ("async", "1"), ("title", "Later"));
        string ticket = answer.Element("ticketid")!.Value;
        var told = await TicketAsync(ticket);
        Assert.Equal(1, (int)told["complete"]!);
        Assert.Equal(1, (int)(await site.Nobody.OkAsync("photos.upload.checkTickets", ("tickets", $"{ticket},123")))["uploader"]!["ticket"]![1]!["invalid"]!);
        var photo = await site.Photos.ReadAsync(long.Parse((string)told["photoid"]!, CultureInfo.InvariantCulture));
        Assert.Equal("Later", photo.Title);

        var refused = await SendAsync(site.Ana, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], false, ("async", "1"));
        Assert.Equal(2, (int)(await TicketAsync(refused.Element("ticketid")!.Value))["complete"]!);
        Assert.Empty(Directory.EnumerateFiles(site.Site.Folder.Temporary));
    }

    [Fact]
    public async Task A_photo_of_ones_own_is_replaced()
    {
        var (id, _) = await site.Photos.AddPhotoAsync();
        byte[] bytes = MadePhoto.Jpeg(700_007);
        Assert.Equal("1", Code(await SendAsync("/services/replace", site.Ben, bytes, false, ("photo_id", $"{id}"))));
        Assert.Equal(id, (await UploadedAsync(await SendAsync("/services/replace", site.Ana, bytes, true, ("photo_id", $"{id}")))).Id);
        Assert.Equal(bytes, await site.Ana.Client.GetByteArrayAsync(new Uri(PhotoAddress.OfOriginal(await site.Photos.ReadAsync(id)), UriKind.Relative), Cancel));
    }

    /// <summary>How a ticket stands once it does not wait any more.</summary>
    async Task<JsonNode> TicketAsync(string ticket)
    {
        var signal = site.Site.Services.GetRequiredService<JobSignal>();
        while (true)
        {
            var next = signal.Next;
            var told = (await site.Nobody.OkAsync("photos.upload.checkTickets", ("tickets", ticket)))["uploader"]!["ticket"]![0]!;
            if ((int)told["complete"]! != 0)
                return told;
            await next.WaitAsync(Cancel);
        }
    }

    internal static Task<XElement> SendAsync(FlickrCaller who, byte[] bytes, bool after, params (string, string)[] fields) => SendAsync("/services/upload", who, bytes, after, fields);

    /// <param name="after">The fields follow the file.</param>
    static async Task<XElement> SendAsync(string path, FlickrCaller who, byte[] bytes, bool after, params (string, string)[] fields)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } };
        if (after)
            form.Add(file, "photo", "DSC_1.jpg");
        foreach (var (name, value) in who.Signed("POST", path, fields))
            form.Add(new StringContent(value), name);
        if (!after)
            form.Add(file, "photo", "DSC_1.jpg");
        using var answer = await who.Client.PostAsync(new Uri(path, UriKind.Relative), form, Cancel);
        answer.EnsureSuccessStatusCode();
        return XElement.Parse(await answer.Content.ReadAsStringAsync(Cancel));
    }

    async Task<Photo> UploadedAsync(XElement answer)
    {
        Assert.True(answer.Attribute("stat")!.Value == "ok", answer.ToString());
        var photo = await site.Photos.ReadAsync(long.Parse(answer.Element("photoid")!.Value, CultureInfo.InvariantCulture));
        Assert.Equal((photo.Secret, photo.OriginalSecret), (answer.Element("photoid")!.Attribute("secret")!.Value, answer.Element("photoid")!.Attribute("originalsecret")!.Value));
        return photo;
    }

    static string? Code(XElement answer) => answer.Element("err")?.Attribute("code")?.Value;
}
