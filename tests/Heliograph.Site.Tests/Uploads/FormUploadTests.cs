using System.Net;
using System.Net.Http.Json;
using System.Text;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Intake;
using Heliograph.Site.Tests.Photos;
using Heliograph.Site.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Uploads;

public sealed class FormUploadTests(UploadSite host) : IClassFixture<UploadSite>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_without_script_takes_many_files_and_reports_what_became_of_each()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(host.Ana.Token), "__RequestVerificationToken" },
            { new StringContent("Public"), "visibility" },
            { new StringContent("sea, night"), "tags" },
            { new ByteArrayContent(MadePhoto.Jpeg(101)), "files", "one.jpg" },
            { new ByteArrayContent(Encoding.ASCII.GetBytes("no picture")), "files", "notes.txt" },
            { new ByteArrayContent(new byte[UploadSite.MaxBytes + 1]), "files", "huge.jpg" },
            { new ByteArrayContent([]), "files", "empty.jpg" },
            { new ByteArrayContent(MadePhoto.Jpeg(102)), "files", "two.jpg" },
        };
        var report = await ReportAsync(await PostAsync(form));
        Assert.Equal((2, 3), (report.AddedCount, report.RefusedCount));
        Assert.Equal(["notes.txt", "huge.jpg", "empty.jpg"], report.Refused.Select(r => r.Name));

        var photos = await host.Site.WithDataAsync(data => data.Photos.Include(p => p.Tags).Where(p => report.Added.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(Cancel));
        Assert.Equal(["one", "two"], photos.Select(p => p.Title));
        Assert.All(photos, p => Assert.Equal((Visibility.Public, 2), (p.Visibility, p.Tags.Count)));
        await host.NothingUnfinishedAsync();
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task No_file_is_read_before_the_token(bool tokenComesLast)
    {
        int before = await host.Site.WithDataAsync(data => data.Photos.CountAsync(Cancel));
        using var form = new MultipartFormDataContent { { new ByteArrayContent(MadePhoto.Jpeg(103)), "files", "one.jpg" } };
        if (tokenComesLast)
            form.Add(new StringContent(host.Ana.Token), "__RequestVerificationToken");
        using var answer = await PostAsync(form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, await host.Site.WithDataAsync(data => data.Photos.CountAsync(Cancel)));
    }

    [Fact]
    public void A_report_opens_only_for_the_person_it_was_made_for()
    {
        var reports = host.Site.Services.GetRequiredService<UploadReports>();
        string text = reports.Seal(1, new UploadReport([5], [], 1, 0));
        Assert.Equal([5], reports.Open(1, text)!.Added);
        Assert.Null(reports.Open(2, text));
        Assert.Null(reports.Open(1, "x" + text));
        Assert.Null(reports.Open(1, null));
    }

    [Fact]
    public async Task Several_photos_of_ones_own_are_changed_at_once_and_nobody_elses()
    {
        var one = await host.Ana.UploadAsync(MadePhoto.Jpeg(104), "1.jpg", "?visibility=Public&tags=a");
        var two = await host.Ana.UploadAsync(MadePhoto.Jpeg(105), "2.jpg", "?visibility=Public");
        var bens = await host.Ben.UploadAsync(MadePhoto.Jpeg(106), "3.jpg", "?visibility=Public");
        var answer = await EditAsync(new { Photos = (string[])[one.Id, two.Id, bens.Id], Visibility = "Friends", Tags = (string[])["b"], NewAlbum = " Summer " });
        Assert.Equal(2, answer.Changed);
        Assert.Equal(answer.Album, (await EditAsync(new { Photos = (string[])[one.Id], NewAlbum = "Summer" })).Album);

        long album = long.Parse(answer.Album!, System.Globalization.CultureInfo.InvariantCulture);
        var titles = await host.Site.WithDataAsync(data => data.AlbumPhotos.Where(p => p.AlbumId == album).OrderBy(p => p.Position).Select(p => p.Photo!.Title).ToListAsync(Cancel));
        Assert.Equal(["1", "2"], titles);
        long id = long.Parse(one.Id, System.Globalization.CultureInfo.InvariantCulture);
        var photo = await host.Site.WithDataAsync(data => data.Photos.Include(p => p.Tags).SingleAsync(p => p.Id == id, Cancel));
        Assert.Equal(Visibility.Friends, photo.Visibility);
        Assert.Equal(["a", "b"], photo.Tags.OrderBy(t => t.Position).Select(t => t.Raw));
        Assert.NotEqual(one.Thumbnail, PhotoAddress.Of(photo, PhotoSize.Find("t")!));
        Assert.DoesNotContain(photo.Secret, one.Thumbnail, StringComparison.Ordinal);
    }

    async Task<HttpResponseMessage> PostAsync(HttpContent form) =>
        await host.Ana.Client.PostAsync(new Uri("/upload/form", UriKind.Relative), form, Cancel);

    async Task<UploadReport> ReportAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        string address = answer.Headers.Location!.OriginalString;
        answer.Dispose();
        Assert.StartsWith("/upload?result=", address, StringComparison.Ordinal);
        long ana = await host.Site.WithDataAsync(data => data.People.Where(p => p.UserName == "ana").Select(p => p.Id).SingleAsync(Cancel));
        return host.Site.Services.GetRequiredService<UploadReports>().Open(ana, address["/upload?result=".Length..])!;
    }

    async Task<BatchEditAnswer> EditAsync(object edit)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/upload/photos") { Content = JsonContent.Create(edit) };
        request.Headers.Add("RequestVerificationToken", host.Ana.Token);
        using var response = await host.Ana.Client.SendAsync(request, Cancel);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancel));
        return (await response.Content.ReadFromJsonAsync<BatchEditAnswer>(Cancel))!;
    }
}
