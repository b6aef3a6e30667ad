using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Heliograph.Site.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Web.Hosting;

public class WebHostTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_carries_its_request_id_and_the_headers_that_protect()
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.NewClient();
        using var page = await client.GetAsync("/", Cancel);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.NotEmpty(page.Headers.GetValues("X-Request-Id").Single());
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("default-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("no-cache", page.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.False(page.Headers.Contains("Server"));
        Assert.False(page.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_page_that_fails_says_so_without_a_stack_trace_and_with_the_request_id()
    {
        await using var site = await FailingAsync();
        using var client = site.NewClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var page = await client.GetAsync("/broken", Cancel);
        string html = await page.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.InternalServerError, page.StatusCode);
        Assert.DoesNotContain("inner detail", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" at Heliograph.", html, StringComparison.Ordinal);
        Assert.Contains(page.Headers.GetValues("X-Request-Id").Single(), html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_meets_a_failure_gets_problem_details_with_the_request_id()
    {
        await using var site = await FailingAsync();
        using var client = site.NewClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        using var answer = await client.GetAsync("/broken", Cancel);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(answer.Headers.GetValues("X-Request-Id").Single(), problem.GetProperty("requestId").GetString());
        Assert.False(problem.TryGetProperty("exception", out _));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Pages_are_compressed(string encoding)
    {
        await using var site = await TestSite.StartAsync();
        using var client = site.NewClient();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd(encoding);
        using var page = await client.GetAsync("/", Cancel);
        Assert.Equal(encoding, page.Content.Headers.ContentEncoding.Single());
    }

    [Theory]
    [InlineData("", "127.0.0.1 http")]
    [InlineData("192.0.2.0/24", "127.0.0.1 http")]
    [InlineData("127.0.0.1", "203.0.113.9 https")]
    [InlineData("127.0.0.0/8", "203.0.113.9 https")]
    public async Task Only_a_trusted_proxy_is_believed(string trusted, string seen)
    {
        var last = new LastVisitor();
        await using var site = await TestSite.StartAsync(
            trusted.Length == 0 ? null : new Dictionary<string, string?> { ["Web:TrustedProxies:0"] = trusted },
            services => services.AddSingleton<IStartupFilter>(last));
        using var client = site.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await client.SendAsync(request, Cancel);
        Assert.Equal(seen, last.Seen);
    }

    [Theory]
    [InlineData("de-DE,de;q=0.9,en;q=0.8", "de-DE")]
    [InlineData("xx-nowhere, fr;q=0.5", "fr")]
    [InlineData("en;q=0.1, sv-SE", "sv-SE")]
    [InlineData("", "en")]
    [InlineData(";;;", "en")]
    public void Numbers_and_dates_follow_the_readers_first_known_choice(string accepted, string culture)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.AcceptLanguage = accepted;
        Assert.Equal(culture, ReaderCulture.Of(context.Request).Name);
    }

    [Fact]
    public async Task Https_is_required_and_remembered_where_the_configuration_says_so()
    {
        await using var site = await TestSite.StartAsync(new Dictionary<string, string?> { ["Web:RequireHttps"] = "true", ["Web:TrustedProxies:0"] = "127.0.0.1" });
        using var client = site.NewClient();
        using var plain = await client.GetAsync("/", Cancel);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, plain.StatusCode);
        Assert.Equal("https", plain.Headers.Location?.Scheme);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "photos.example");
        using var secure = await client.SendAsync(request, Cancel);
        Assert.StartsWith("max-age=31536000", secure.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
    }

    /// <summary>A site with an address, <c>/broken</c>, at which things go wrong.</summary>
    static Task<TestSite> FailingAsync() => TestSite.StartAsync(replace: services => services.AddSingleton<IStartupFilter, Broken>());

    sealed class Broken : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Map("/broken", broken => broken.Run(_ => throw new InvalidDataException("An inner detail")));
        };
    }

    /// <summary>Sees a visitor as the site does: behind the proxy's headers.</summary>
    sealed class LastVisitor : IStartupFilter
    {
        public string? Seen { get; private set; }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            // When all have had their say, and before the client has the answer.
            app.Use((context, further) =>
            {
                context.Response.OnStarting(() =>
                {
                    Seen = $"{context.Connection.RemoteIpAddress} {context.Request.Scheme}";
                    return Task.CompletedTask;
                });
                return further(context);
            });
            next(app);
        };
    }
}
