using System.Net;
using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Joining;
using Heliograph.Site.Changes;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Accounts;

public class SignUpTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_person_is_signed_in_and_the_site_remembers_that_they_joined()
    {
        await using var site = await TestSite.StartAsync();
        using var ana = site.NewClient();
        using var made = await ana.SignUpAsync("Ana");

        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        Assert.True(await ana.IsSignedInAsync());
        string cookie = made.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("heliograph=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);

        var person = await site.WithDataAsync(data => data.People.SingleAsync(Cancel));
        Assert.Equal(("ana", "ana", false), (person.Alias, person.DisplayName, person.IsAdministrator));
        Assert.InRange(person.Id, 10_000_000, 99_999_999);
        var change = await site.WithDataAsync(data => data.Changes.SingleAsync(Cancel));
        Assert.Equal((ChangeKind.PersonJoined, person.Id), (change.Kind, change.PersonId));
    }

    [Theory]
    [InlineData("ab", "a@example.org", "long enough it is", "Alias")]
    [InlineData("a.na", "a@example.org", "long enough it is", "Alias")]
    [InlineData("upload", "a@example.org", "long enough it is", "Alias")]
    [InlineData("taken", "a@example.org", "long enough it is", "Alias")]
    [InlineData("ana", "nowhere", "long enough it is", "Email")]
    [InlineData("ana", "TAKEN@example.org", "long enough it is", "Email")]
    [InlineData("ana", "a@example.org", "nine char", "Password")]
    public async Task What_is_wrong_stands_beside_its_field(string alias, string email, string password, string field)
    {
        await using var site = await TestSite.StartAsync();
        using var first = site.NewClient();
        using var taken = await first.SignUpAsync("taken");
        using var ana = site.NewClient();
        using var refused = await ana.SubmitAsync("/account/sign-up", "sign-up", ("Alias", alias), ("Email", email), ("Password", password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        string page = await refused.TextAsync();
        Assert.Contains($"id=\"{field}-error\"", page, StringComparison.Ordinal);
        Assert.Contains($"aria-describedby=\"{field}-error {field}-hint\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(password, page, StringComparison.Ordinal);
        Assert.Equal(1, await site.WithDataAsync(data => data.People.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_closed_site_takes_nobody_but_its_first_administrator()
    {
        await using var site = await TestSite.StartAsync(new Dictionary<string, string?> { ["Accounts:SignUp"] = "closed" });
        await using var scope = site.NewScope();
        string? code = await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().CodeAsync(Cancel);
        Assert.NotNull(code);

        using var stranger = site.NewClient();
        using var refused = await stranger.SignUpAsync("stranger");
        Assert.Contains("takes no new accounts", await refused.TextAsync(), StringComparison.Ordinal);
        Assert.False(await stranger.IsSignedInAsync());

        using var ana = site.NewClient();
        using var made = await ana.SignUpAsync("ana", code);
        Assert.EndsWith("/admin/", made.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.True(await site.WithDataAsync(data => data.People.Select(p => p.IsAdministrator).SingleAsync(Cancel)));
        Assert.Null(await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().CodeAsync(Cancel));
    }

    [Fact]
    public async Task Only_the_last_of_the_first_administrators_codes_is_good_and_only_once()
    {
        await using var site = await TestSite.StartAsync();
        string[] codes = [await CodeAsync(site), await CodeAsync(site)];

        using var late = site.NewClient();
        using var refused = await late.SignUpAsync("late", codes[0]);
        Assert.Contains("Code-error", await refused.TextAsync(), StringComparison.Ordinal);

        using var ana = site.NewClient();
        using var made = await ana.SignUpAsync("ana", codes[1].Replace("-", "", StringComparison.Ordinal).ToUpperInvariant());
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);

        using var again = await late.SignUpAsync("late", codes[1]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
    }

    [Fact]
    public async Task A_code_printed_before_somebody_else_became_administrator_is_void()
    {
        await using var site = await TestSite.StartAsync();
        string code = await CodeAsync(site);
        await using (var scope = site.NewScope())
            await scope.ServiceProvider.GetRequiredService<SignUp>().AddAsync(new("root", "root@example.org", Forms.Password), isAdministrator: true, Cancel);

        using var late = site.NewClient();
        using var refused = await late.SignUpAsync("late", code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task An_invitation_makes_one_account_and_survives_a_mistyped_form()
    {
        await using var site = await TestSite.StartAsync(new Dictionary<string, string?> { ["Accounts:SignUp"] = "invitation" });
        string code = InvitationCode.Create();
        await site.WithDataAsync(async data =>
        {
            data.Invitations.Add(new Invitation { CodeHash = InvitationCode.Hash(code), CreatedById = 1 });
            return await data.SaveChangesAsync(Cancel);
        });

        using var stranger = site.NewClient();
        using var refused = await stranger.SignUpAsync("stranger");
        Assert.Contains("by invitation", await refused.TextAsync(), StringComparison.Ordinal);

        using var ana = site.NewClient();
        using var mistyped = await ana.SignUpAsync("upload", code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mistyped.StatusCode);
        using var made = await ana.SignUpAsync("ana", code);
        Assert.True(await ana.IsSignedInAsync());
        using var again = await stranger.SignUpAsync("stranger", code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.NotNull(await site.WithDataAsync(data => data.Invitations.Select(i => i.UsedById).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task One_code_offered_by_many_at_once_makes_one_account()
    {
        await using var site = await TestSite.StartAsync();
        string code = await CodeAsync(site);
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            await using var scope = site.NewScope();
            return await scope.ServiceProvider.GetRequiredService<SignUp>().JoinAsync(new($"person{i}", $"{i}@example.org", Forms.Password), code, Cancel);
        }));
        Assert.Single(results, r => r.Person is not null);
        Assert.Equal(1, await site.WithDataAsync(data => data.People.CountAsync(Cancel)));
    }

    static async Task<string> CodeAsync(TestSite site)
    {
        await using var scope = site.NewScope();
        return await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().CodeAsync(Cancel) ?? "";
    }
}
