using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Web.Hosting;

public class HealthTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_that_works_is_alive_and_ready()
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.NewClient();
        Assert.Equal("alive", await client.GetStringAsync("/healthz", Cancel));
        Assert.Equal("""{"ready":true,"failing":[]}""", await client.GetStringAsync("/readyz", Cancel));
    }

    [Fact]
    public async Task A_site_without_its_database_and_folder_is_alive_but_not_ready_and_says_which()
    {
        await using var site = await TestSite.StartAsync(new Dictionary<string, string?> { ["Jobs:Workers"] = "0" });
        using var client = site.NewClient();
        await site.WithDataAsync(data => data.Database.ExecuteSqlAsync($"drop table id_block", Cancel));
        Directory.Delete(site.Folder.Temporary, recursive: true);
        using var answer = await client.GetAsync("/readyz", Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("""{"ready":false,"failing":["database","folder"]}""", await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("alive", await client.GetStringAsync("/healthz", Cancel));
    }
}
