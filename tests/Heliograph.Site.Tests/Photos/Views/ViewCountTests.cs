using System.Net;
using Heliograph.Site.Photos.Views;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Photos.Views;

[Collection<PhotoPages>]
public class ViewCountTests(PhotoSite host)
{
    const string Browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_view_counts_once_for_each_who_looks()
    {
        var (id, page) = await host.AddPhotoAsync();
        for (int i = 0; i < 3; i++)
        {
            await OpenAsync(host.Stranger, page, Browser);
            await OpenAsync(host.Ben.Client, page, Browser);
        }

        await OpenAsync(host.Stranger, page, Browser + " other");
        Assert.Equal((3, 3), await ViewsAsync(id));
        await OpenAsync(host.Stranger, page, Browser + " third");
        Assert.Equal((4, 4), await ViewsAsync(id));
        Assert.Matches("<dd class=\"number\"[^>]*>4</dd>", await host.Stranger.GetStringAsync(page, Cancel));
    }

    [Fact]
    public async Task The_owner_robots_and_browsers_that_prepare_do_not_count()
    {
        var (id, page) = await host.AddPhotoAsync();
        await OpenAsync(host.Ana.Client, page, Browser);
        foreach (string agent in (string[])["", "curl/8.5", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "Python-urllib/3.12"])
            await OpenAsync(host.Stranger, page, agent);
        await OpenAsync(host.Stranger, page, Browser, purpose: "prefetch;prerender");
        Assert.Equal((0, 0), await ViewsAsync(id));
    }

    async Task<(long Photo, int Days)> ViewsAsync(long id)
    {
        await host.Site.Services.GetRequiredService<ViewCounter>().FlushAsync(Cancel);
        int days = await host.Site.WithDataAsync(data => data.PhotoDays.Where(d => d.PhotoId == id).SumAsync(d => d.Views, Cancel));
        return ((await host.ReadAsync(id)).Views, days);
    }

    static async Task OpenAsync(HttpClient client, string page, string agent, string? purpose = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        if (purpose is not null)
            request.Headers.Add("Sec-Purpose", purpose);
        using var answer = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
