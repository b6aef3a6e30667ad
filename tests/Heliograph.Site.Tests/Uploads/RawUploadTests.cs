using System.Net;
using System.Net.Sockets;
using System.Text;
using Heliograph.Site.Tests.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Uploads;

public sealed class RawUploadTests(UploadSite host) : IClassFixture<UploadSite>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_is_answered_with_its_photo()
    {
        var answer = await host.Ana.UploadAsync(MadePhoto.Jpeg(1), "Über die Brücke, 100 %.jpg", "?visibility=Public&tags=sea,night%20sky&tags=Sea");
        Assert.Equal(("Über die Brücke, 100 %", "Public", 96, 64, false), (answer.Title, answer.Visibility, answer.Width, answer.Height, answer.WasThere));
        Assert.Equal($"/photos/ana/{answer.Id}/", answer.Page);

        long id = long.Parse(answer.Id, System.Globalization.CultureInfo.InvariantCulture);
        var photo = await host.Site.WithDataAsync(data => data.Photos.Include(p => p.Tags).SingleAsync(p => p.Id == id, Cancel));
        Assert.Equal(["sea", "night sky"], photo.Tags.OrderBy(t => t.Position).Select(t => t.Raw));
    }

    [Fact]
    public async Task Sending_again_after_a_lost_answer_gives_the_same_photo()
    {
        var first = await host.Ana.UploadAsync(MadePhoto.Jpeg(2), "a.jpg");
        var again = await host.Ana.UploadAsync(MadePhoto.Jpeg(2), "a.jpg");
        Assert.Equal((first.Id, true), (again.Id, again.WasThere));
    }

    [Theory]
    [InlineData(0, 400), InlineData(10, 415), InlineData(UploadSite.MaxBytes + 1, 413)]
    public async Task What_cannot_be_taken_is_refused_with_a_sentence(int length, int status)
    {
        using var response = await host.Ana.SendAsync(new byte[length], "holiday.jpg");
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains("“holiday.jpg”", await Uploader.SentenceAsync(response), StringComparison.Ordinal);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        await host.NothingUnfinishedAsync();
    }

    [Fact]
    public async Task Too_many_bytes_of_unknown_length_are_refused_as_soon_as_they_are_too_many()
    {
        using var content = new ChunkedContent(new byte[UploadSite.MaxBytes * 2]);
        using var response = await host.Ana.SendAsync(content, "holiday.jpg");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        await host.NothingUnfinishedAsync();
    }

    [Fact]
    public async Task The_largest_file_allowed_is_taken()
    {
        int missing = UploadSite.MaxBytes - MadePhoto.Jpeg(3, padding: 1).Length + 1;
        byte[] largest = MadePhoto.Jpeg(3, missing - (4 * (missing / 60_000)));
        Assert.Equal(UploadSite.MaxBytes, largest.Length);
        await host.Ana.UploadAsync(largest, "a.jpg");
    }

    [Theory]
    [InlineData("?visibility=everybody"), InlineData("?visibility=17"), InlineData("?album=x")]
    public async Task Settings_that_make_no_sense_are_refused(string query)
    {
        using var response = await host.Ana.SendAsync(MadePhoto.Jpeg(4), "a.jpg", query);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_stranger_and_a_forged_request_are_refused()
    {
        using var stranger = Visitor.Of(host.Site.Address);
        using var body = new ByteArrayContent(MadePhoto.Jpeg(5));
        using var refused = await stranger.PostAsync(new Uri("/upload/files", UriKind.Relative), body, Cancel);
        Assert.Contains(refused.StatusCode, (HttpStatusCode[])[HttpStatusCode.Unauthorized, HttpStatusCode.Redirect]);

        using var forged = new HttpRequestMessage(HttpMethod.Post, "/upload/files") { Content = new ByteArrayContent(MadePhoto.Jpeg(5)) };
        forged.Headers.Add("X-File-Name", "a.jpg");
        using var answer = await host.Ana.Client.SendAsync(forged, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_connection_that_is_lost_leaves_nothing()
    {
        using (var connection = await BeginAsync())
            await WaitForUnfinishedAsync();
        await host.NothingUnfinishedAsync();
    }

    [Fact]
    public async Task A_sender_that_falls_silent_is_given_up()
    {
        using var connection = await BeginAsync();
        await WaitForUnfinishedAsync();
        await host.NothingUnfinishedAsync();
    }

    /// <summary>Announces 100,000 bytes and sends 1,000.</summary>
    async Task<TcpClient> BeginAsync()
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(host.Site.Address.Host, host.Site.Address.Port, Cancel);
        byte[] head = Encoding.ASCII.GetBytes($"""
            POST /upload/files HTTP/1.1
            Host: {host.Site.Address.Authority}
            Cookie: {host.Ana.Cookies()}
            RequestVerificationToken: {host.Ana.Token}
            X-File-Name: a.jpg
            Content-Length: 100000


            """.ReplaceLineEndings("\r\n"));
        await connection.GetStream().WriteAsync(head.Concat(new byte[1000]).ToArray(), Cancel);
        return connection;
    }

    async Task WaitForUnfinishedAsync()
    {
        using var there = new SemaphoreSlim(0);
        using var watcher = new FileSystemWatcher(host.Site.Folder.Temporary);
        watcher.Created += (_, _) => there.Release();
        watcher.EnableRaisingEvents = true;
        while (!Directory.EnumerateFiles(host.Site.Folder.Temporary).Any())
            Assert.True(await there.WaitAsync(TimeSpan.FromSeconds(30), Cancel), "The upload did not begin.");
    }

    sealed class ChunkedContent(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes, 0, bytes.Length);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
