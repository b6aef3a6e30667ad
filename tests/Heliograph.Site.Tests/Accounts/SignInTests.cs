using System.Net;
using Heliograph.Site.Accounts.Joining;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Accounts;

public class SignInTests
{
    [Theory, InlineData("ana"), InlineData("ANA"), InlineData("Ana@Example.org")]
    public async Task Alias_and_email_both_sign_in_in_any_case(string who)
    {
        await using var site = await WithAnaAsync();
        using var ana = site.NewClient();
        using var entered = await ana.SignInAsync(who);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        Assert.True(await ana.IsSignedInAsync());
    }

    [Fact]
    public async Task Nobody_can_tell_a_wrong_password_from_an_unknown_name()
    {
        await using var site = await WithAnaAsync();
        using var stranger = site.NewClient();
        using var wrong = await stranger.SignInAsync("ana", "not the password");
        using var unknown = await stranger.SignInAsync("bob", "not the password");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(Notice(await wrong.TextAsync()), Notice(await unknown.TextAsync()));
    }

    [Fact]
    public async Task Repeated_failures_lock_the_account_for_a_while()
    {
        await using var site = await WithAnaAsync();
        using var ana = site.NewClient();
        for (int i = 0; i < 10; i++)
        {
            using var failed = await ana.SignInAsync("ana", "not the password");
        }

        using var locked = await ana.SignInAsync("ana");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.StatusCode);
        // Identity reads the computer's clock here, so it is the end that moves.
        await site.WithDataAsync(data => data.People.ExecuteUpdateAsync(
            set => set.SetProperty(p => p.LockoutEnd, DateTimeOffset.UtcNow.AddSeconds(-1)), TestContext.Current.CancellationToken));
        using var entered = await ana.SignInAsync("ana");
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
    }

    [Theory]
    [InlineData("/account", "/account")]
    [InlineData("/photos/ana/?page=2", "/photos/ana/?page=2")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/\t/evil.example", "/")]
    public async Task After_signing_in_the_way_leads_to_this_site_only(string asked, string landed)
    {
        await using var site = await WithAnaAsync();
        using var ana = site.NewClient();
        using var entered = await ana.SubmitAsync($"/account/sign-in?return={Uri.EscapeDataString(asked)}", "sign-in", ("Who", "ana"), ("Password", Forms.Password));
        Assert.Equal(new Uri(site.Address, landed), new Uri(site.Address, entered.Headers.Location!));
    }

    [Fact]
    public async Task A_page_for_members_sends_a_visitor_to_sign_in_and_tells_a_script_the_status()
    {
        await using var site = await WithAnaAsync();
        using var visitor = site.NewClient();
        using var script = await visitor.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.Unauthorized, script.StatusCode);

        visitor.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        using var page = await visitor.OpenAsync("/account");
        Assert.Equal("/account/sign-in?return=%2Faccount", page.Headers.Location!.PathAndQuery);
    }

    [Fact]
    public async Task Signing_out_needs_a_post_with_its_token()
    {
        await using var site = await WithAnaAsync();
        using var ana = site.NewClient();
        using var entered = await ana.SignInAsync("ana");
        using var opened = await ana.OpenAsync("/account/sign-out");
        Assert.True(await ana.IsSignedInAsync());

        using var forged = new FormUrlEncodedContent([new("_handler", "sign-out")]);
        using var refused = await ana.PostAsync(new Uri("/account/sign-out", UriKind.Relative), forged, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.True(await ana.IsSignedInAsync());

        using var left = await ana.SubmitAsync("/account/sign-out", "sign-out");
        Assert.False(await ana.IsSignedInAsync());
    }

    [Theory]
    [InlineData("/account/sign-up", "sign-up")]
    [InlineData("/account/sign-in", "sign-in")]
    [InlineData("/account/forgot", "forgot")]
    [InlineData("/people/ana/contact", "")]
    public async Task A_form_without_its_token_is_refused(string page, string form)
    {
        await using var site = await WithAnaAsync();
        using var bob = site.NewClient();
        using var joined = await bob.SignUpAsync("bob");
        using var forged = new FormUrlEncodedContent([new("_handler", form), new("Who", "ana"), new("Password", Forms.Password), new("action", "follow")]);
        using var refused = await bob.PostAsync(new Uri(page, UriKind.Relative), forged, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    static string Notice(string page) => page[page.IndexOf("role=\"alert\"", StringComparison.Ordinal)..page.IndexOf("</p>", page.IndexOf("role=\"alert\"", StringComparison.Ordinal), StringComparison.Ordinal)];

    static async Task<TestSite> WithAnaAsync()
    {
        var site = await TestSite.StartAsync();
        await using var scope = site.NewScope();
        await scope.ServiceProvider.GetRequiredService<SignUp>()
            .AddAsync(new("ana", "ana@example.org", Forms.Password), isAdministrator: false, TestContext.Current.CancellationToken);
        return site;
    }
}
