using System.Net;
using Heliograph.Site.Tests.Photos;
using Heliograph.Site.Tests.Uploads;
using Heliograph.Site.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Heliograph.Site.Tests.Web.Hosting;

public class GracefulStopTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_in_flight_is_finished_before_the_site_stops()
    {
        await using var site = await TestSite.StartAsync();
        await Uploader.MakeAccountAsync(site, "ana");
        using var ana = await Uploader.SignInAsync(site.Address, "ana");
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        site.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);

        using var handler = new SocketsHttpHandler { UseCookies = false, Expect100ContinueTimeout = Timeout.InfiniteTimeSpan };
        using var client = new HttpClient(handler) { BaseAddress = site.Address };
        using var body = new SlowPhoto(MadePhoto.Jpeg(1, padding: 100_000));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/upload/files") { Content = body };
        // The body is then sent when the site asks for it, so when the upload is in flight.
        request.Headers.ExpectContinue = true;
        request.Headers.Add("Cookie", ana.Cookies());
        request.Headers.Add("RequestVerificationToken", ana.Token);
        request.Headers.Add(RawUpload.FileNameHeader, "slow.jpg");
        var upload = client.SendAsync(request, Cancel);
        await body.HalfSent;

        var stop = site.StopAsync();
        await stopping.Task;
        Assert.False(stop.IsCompleted);
        body.SendTheRest();
        using var answer = await upload;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await stop;
        Assert.Equal("slow.jpg", await site.WithDataAsync(data => data.Photos.Select(p => p.FileName).SingleAsync(Cancel)));
    }

    sealed class SlowPhoto(byte[] bytes) : HttpContent
    {
        readonly TaskCompletionSource half = new(TaskCreationOptions.RunContinuationsAsynchronously);
        readonly TaskCompletionSource rest = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task HalfSent => half.Task;

        public void SendTheRest() => rest.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), Cancel);
            await stream.FlushAsync(Cancel);
            half.SetResult();
            await rest.Task;
            await stream.WriteAsync(bytes.AsMemory(bytes.Length / 2), Cancel);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
