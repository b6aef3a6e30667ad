using System.Net;

namespace Heliograph.Site.Tests.Accounts;

public class RateLimitTests
{
    [Theory]
    [InlineData("/account/sign-in", "sign-in", "SignInsPerMinute")]
    [InlineData("/account/sign-up", "sign-up", "SignUpsPerHour")]
    [InlineData("/account/forgot", "forgot", "ResetsPerHour")]
    public async Task Too_many_tries_from_one_address_get_a_page_that_says_so(string page, string form, string limit)
    {
        await using var site = await TestSite.StartAsync(new Dictionary<string, string?> { [$"RateLimits:{limit}"] = "3" });
        using var visitor = site.NewClient();
        visitor.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        for (int i = 0; i < 3; i++)
        {
            using var tried = await visitor.SubmitAsync(page, form, ("Who", $"name{i}"), ("Alias", "x"), ("Email", "x"), ("Password", "x"));
            Assert.NotEqual(HttpStatusCode.TooManyRequests, tried.StatusCode);
        }

        using var refused = await visitor.SubmitAsync(page, form, ("Who", "name"), ("Alias", "x"), ("Email", "x"), ("Password", "x"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("<h1>", await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_tries_for_one_name_are_refused_wherever_they_come_from()
    {
        await using var site = await TestSite.StartAsync(new Dictionary<string, string?>
        {
            ["RateLimits:SignInsPerMinuteAndName"] = "2",
            ["RateLimits:ResetsPerHourAndName"] = "2",
        });
        using var visitor = site.NewClient();
        foreach (var (page, form) in new[] { ("/account/sign-in", "sign-in"), ("/account/forgot", "forgot") })
        {
            for (int i = 0; i < 2; i++)
            {
                using var tried = await visitor.SubmitAsync(page, form, ("Who", "ana"), ("Password", "x"));
            }

            using var refused = await visitor.SubmitAsync(page, form, ("Who", "Ana "), ("Password", "x"));
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Contains("Too many tries for this name", await refused.TextAsync(), StringComparison.Ordinal);
            using var other = await visitor.SubmitAsync(page, form, ("Who", "bob"), ("Password", "x"));
            Assert.NotEqual(HttpStatusCode.TooManyRequests, other.StatusCode);
        }
    }
}
