using System.Text.Json;

namespace Heliograph.Site.Tests.Web.Hosting;

public class LogTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_are_JSON_with_the_request_id_and_without_secrets()
    {
        await using var site = await SiteProcess.StartAsync(new Dictionary<string, string> { ["Logging:LogLevel:Heliograph.Site.Web"] = "Debug" });
        using var client = site.NewClient();
        using var page = await client.GetAsync("/account/sign-in?code=a-secret-code&email=ana@photos.example", Cancel);
        using var image = await client.GetAsync("/1/12345678901_0123456789.jpg", Cancel);
        await site.StopAsync();

        Assert.DoesNotContain("a-secret-code", site.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("ana@photos.example", site.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789", site.Said, StringComparison.Ordinal);
        string id = page.Headers.GetValues("X-Request-Id").Single();
        string line = site.Said.Split(Environment.NewLine).Single(l => l.StartsWith('{') && l.Contains("/account/sign-in", StringComparison.Ordinal));
        using var parsed = JsonDocument.Parse(line);
        Assert.Equal("Heliograph.Site.Web.Hosting.RequestLog", parsed.RootElement.GetProperty("Category").GetString());
        Assert.Contains(id, line, StringComparison.Ordinal);
    }
}
