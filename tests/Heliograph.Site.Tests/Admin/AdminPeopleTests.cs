using System.Net;
using System.Text.RegularExpressions;
using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Joining;
using Heliograph.Site.Admin.People;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Admin;

public partial class AdminPeopleTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rights_take_effect_with_the_next_request()
    {
        await using var site = await AdminSite.StartAsync();
        using var made = await site.Root.SubmitAsync($"/admin/people/{site.AnaId}", "administrator", ("Make", "yes"));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        Assert.True(await MayAdministerAsync(site.Ana));
        using var account = await site.Ana.OpenAsync("/account");
        Assert.Contains("href=\"/admin/\"", await account.TextAsync(), StringComparison.Ordinal);

        using var unmade = await site.Ana.SubmitAsync($"/admin/people/{site.RootId}", "administrator", ("Make", "no"));
        Assert.False(await MayAdministerAsync(site.Root));
        Assert.True(await site.Root.IsSignedInAsync());
    }

    [Fact]
    public async Task The_last_administrator_stays_one_and_stays_unlocked()
    {
        await using var site = await AdminSite.StartAsync();
        using var unmade = await site.Root.SubmitAsync($"/admin/people/{site.RootId}", "administrator", ("Make", "no"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unmade.StatusCode);
        using var locked = await site.Root.SubmitAsync($"/admin/people/{site.RootId}", "lock", ("Lock", "yes"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.StatusCode);
        Assert.True(await MayAdministerAsync(site.Root));

        // A locked administrator is no help to a site.
        using var second = await site.Root.SubmitAsync($"/admin/people/{site.AnaId}", "administrator", ("Make", "yes"));
        using var lockedOut = await site.Root.SubmitAsync($"/admin/people/{site.AnaId}", "lock", ("Lock", "yes"));
        using var still = await site.Root.SubmitAsync($"/admin/people/{site.RootId}", "administrator", ("Make", "no"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, still.StatusCode);
    }

    [Fact]
    public async Task Two_administrators_who_unmake_each_other_at_once_leave_one()
    {
        await using var site = await AdminSite.StartAsync();
        using var second = await site.Root.SubmitAsync($"/admin/people/{site.AnaId}", "administrator", ("Make", "yes"));
        bool[] done = await Task.WhenAll(new[] { site.RootId, site.AnaId }.Select(async id =>
        {
            await using var scope = site.Site.NewScope();
            return await scope.ServiceProvider.GetRequiredService<Rights>().TrySetAdministratorAsync(id, false, Cancel);
        }));
        Assert.Single(done, d => d);
        Assert.Equal(1, await site.Site.WithDataAsync(data => data.People.CountAsync(p => p.IsAdministrator, Cancel)));
    }

    [Fact]
    public async Task A_locked_person_is_out_at_once_and_in_again_when_the_lock_goes()
    {
        await using var site = await AdminSite.StartAsync();
        using var locked = await site.Root.SubmitAsync($"/admin/people/{site.AnaId}", "lock", ("Lock", "yes"));
        Assert.False(await site.Ana.IsSignedInAsync());
        using var refused = await site.Ana.SignInAsync("ana");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        using var unlocked = await site.Root.SubmitAsync($"/admin/people/{site.AnaId}", "lock", ("Lock", "no"));
        using var entered = await site.Ana.SignInAsync("ana");
        Assert.True(await site.Ana.IsSignedInAsync());
    }

    [Fact]
    public async Task A_reset_link_from_an_administrator_works_once_and_ends_all_sessions()
    {
        await using var site = await AdminSite.StartAsync();
        using var made = await site.Root.SubmitAsync($"/admin/people/{site.AnaId}", "reset-link");
        string link = new Uri(Link().Match(await made.TextAsync()).Value).PathAndQuery;

        using var forgetful = site.Site.NewClient();
        using var tooShort = await forgetful.SubmitAsync(link, "reset", ("Password", "short"));
        Assert.Contains("Password-error", await tooShort.TextAsync(), StringComparison.Ordinal);
        using var reset = await forgetful.SubmitAsync(link, "reset", ("Password", "a wholly new one"));
        Assert.Contains("new password is set", await reset.TextAsync(), StringComparison.Ordinal);
        Assert.False(await site.Ana.IsSignedInAsync());
        using var entered = await forgetful.SignInAsync("ana", "a wholly new one");
        Assert.True(await forgetful.IsSignedInAsync());

        using var again = await forgetful.OpenAsync(link);
        Assert.Contains("not good any more", await again.TextAsync(), StringComparison.Ordinal);
        using var others = await forgetful.OpenAsync(link.Replace($"person={site.AnaId}", $"person={site.RootId}", StringComparison.Ordinal));
        Assert.Contains("not good any more", await others.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_are_found_by_a_part_and_paged_by_alias()
    {
        await using var site = await AdminSite.StartAsync();
        await site.Site.WithDataAsync(async data =>
        {
            data.People.AddRange(Enumerable.Range(0, 60).Select(Guest));
            return await data.SaveChangesAsync(Cancel);
        });

        string first = await PageAsync("/admin/people");
        Assert.Contains(">ana<", first, StringComparison.Ordinal);
        string next = NextPage().Match(first).Groups[1].Value;
        string second = await PageAsync(next);
        Assert.Contains(">root<", second, StringComparison.Ordinal);
        Assert.Equal(62, Aliases(first).Concat(Aliases(second)).Distinct().Count());

        Assert.Equal(["guest07"], Aliases(await PageAsync("/admin/people?q=g7%40exam")));
        Assert.Equal(["guest13"], Aliases(await PageAsync("/admin/people?q=visitor+13")));
        Assert.Contains("Nobody has that", await PageAsync("/admin/people?q=%25"), StringComparison.Ordinal);

        async Task<string> PageAsync(string address)
        {
            using var shown = await site.Root.OpenAsync(address);
            return await shown.TextAsync();
        }
    }

    [Fact]
    public async Task An_invitation_made_here_lets_one_person_in_and_a_withdrawn_one_nobody()
    {
        await using var site = await AdminSite.StartAsync(new Dictionary<string, string?> { ["Accounts:SignUp"] = "invitation" });
        string link = await InviteAsync(), withdrawn = await InviteAsync();
        string newest = await site.Site.WithDataAsync(data => data.Invitations.OrderByDescending(i => i.CreatedAt).Select(i => i.CodeHash).FirstAsync(Cancel));
        using var taken = await site.Root.SubmitAsync("/admin/invitations", "withdraw", ("Withdraw", newest));

        using HttpClient bob = site.Site.NewClient(), late = site.Site.NewClient();
        using var joined = await bob.SignUpAsync("bob", link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        Assert.True(await bob.IsSignedInAsync());
        using var refused = await late.SignUpAsync("late", withdrawn[(withdrawn.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        Assert.False(await late.IsSignedInAsync());
        using var list = await site.Root.OpenAsync("/admin/invitations");
        Assert.Contains(">bob<", await list.TextAsync(), StringComparison.Ordinal);

        async Task<string> InviteAsync()
        {
            using var made = await site.Root.SubmitAsync("/admin/invitations", "invite", ("Note", "a neighbour"), ("Days", "7"));
            return Link().Match(await made.TextAsync()).Value;
        }
    }

    static Person Guest(int number) => new()
    {
        Id = number + 1,
        UserName = $"guest{number:00}",
        NormalizedUserName = $"GUEST{number:00}",
        DisplayName = $"Visitor {number}",
        Email = $"g{number}@example.net",
        NormalizedEmail = $"G{number}@EXAMPLE.NET",
        SecurityStamp = "",
    };

    static async Task<bool> MayAdministerAsync(HttpClient client)
    {
        using var page = await client.OpenAsync("/admin/people");
        return page.StatusCode == HttpStatusCode.OK;
    }

    static string[] Aliases(string page) => [.. Alias().Matches(page).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("(?<=<code>)http[^<]+")]
    private static partial Regex Link();

    [GeneratedRegex("rel=\"next\" href=\"([^\"]+)\"")]
    private static partial Regex NextPage();

    [GeneratedRegex("<a href=\"/admin/people/[0-9]+\">([^<]+)</a>")]
    private static partial Regex Alias();
}
