using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Accounts;

public class SessionTests
{
    readonly ForwardClock clock = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_lives_as_long_as_it_is_used_within_thirty_days()
    {
        await using var site = await StartAsync();
        using var ana = site.NewClient();
        using var made = await ana.SignUpAsync("ana");
        clock.Advance(TimeSpan.FromDays(20));
        Assert.True(await ana.IsSignedInAsync());
        clock.Advance(TimeSpan.FromDays(20));
        Assert.True(await ana.IsSignedInAsync());
        clock.Advance(TimeSpan.FromDays(31));
        Assert.False(await ana.IsSignedInAsync());
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_other_sessions_at_once()
    {
        await using var site = await StartAsync();
        using HttpClient desk = site.NewClient(), phone = site.NewClient();
        using var made = await desk.SignUpAsync("ana");
        using var entered = await phone.SignInAsync("ana");
        clock.Advance(TimeSpan.FromSeconds(10));

        using var left = await desk.SubmitAsync("/account", "sessions");
        Assert.False(await desk.IsSignedInAsync());
        Assert.False(await phone.IsSignedInAsync());
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_keeps_this_one()
    {
        await using var site = await StartAsync();
        using HttpClient desk = site.NewClient(), phone = site.NewClient();
        using var made = await desk.SignUpAsync("ana");
        using var entered = await phone.SignInAsync("ana");
        clock.Advance(TimeSpan.FromSeconds(10));

        using var wrong = await desk.SubmitAsync("/account", "password", ("OldPassword", "not the password"), ("NewPassword", "another long one"));
        Assert.Contains("OldPassword-error", await wrong.TextAsync(), StringComparison.Ordinal);
        Assert.True(await phone.IsSignedInAsync());

        using var changed = await desk.SubmitAsync("/account", "password", ("OldPassword", Forms.Password), ("NewPassword", "another long one"));
        Assert.Contains("password is changed", await changed.TextAsync(), StringComparison.Ordinal);
        Assert.True(await desk.IsSignedInAsync());
        Assert.True(await desk.IsSignedInAsync());
        Assert.False(await phone.IsSignedInAsync());
        using var again = await phone.SignInAsync("ana", "another long one");
        Assert.True(await phone.IsSignedInAsync());
    }

    [Fact]
    public async Task Another_process_that_ends_the_sessions_is_heard_within_five_minutes()
    {
        await using var site = await StartAsync();
        using var ana = site.NewClient();
        using var made = await ana.SignUpAsync("ana");
        await site.WithDataAsync(data => data.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.SecurityStamp, "renewed elsewhere"), Cancel));
        clock.Advance(TimeSpan.FromMinutes(6));
        Assert.False(await ana.IsSignedInAsync());
    }

    [Fact]
    public async Task A_display_name_and_an_email_can_be_changed()
    {
        await using var site = await StartAsync();
        using HttpClient ana = site.NewClient(), bob = site.NewClient();
        using var made = await ana.SignUpAsync("ana");
        using var other = await bob.SignUpAsync("bob");

        using var named = await ana.SubmitAsync("/account", "display-name", ("DisplayName", " Ana <of> Lisbon "));
        using var taken = await ana.SubmitAsync("/account", "email", ("Email", "bob@example.org"), ("EmailPassword", Forms.Password));
        Assert.Contains("Email-error", await taken.TextAsync(), StringComparison.Ordinal);
        using var unsure = await ana.SubmitAsync("/account", "email", ("Email", "new@example.org"), ("EmailPassword", "?"));
        Assert.Contains("EmailPassword-error", await unsure.TextAsync(), StringComparison.Ordinal);
        using var moved = await ana.SubmitAsync("/account", "email", ("Email", "new@example.org"), ("EmailPassword", Forms.Password));

        var person = await site.WithDataAsync(data => data.People.SingleAsync(p => p.UserName == "ana", Cancel));
        Assert.Equal(("Ana <of> Lisbon", "new@example.org"), (person.DisplayName, person.Email));
        Assert.True(await ana.IsSignedInAsync());
    }

    [Fact]
    public async Task Following_marks_and_unfollowing_are_the_followers_own()
    {
        await using var site = await StartAsync();
        using HttpClient ana = site.NewClient(), bob = site.NewClient();
        using var first = await ana.SignUpAsync("ana");
        using var second = await bob.SignUpAsync("bob");
        var (anaId, bobId) = await site.WithDataAsync(async data => (
            await data.People.Where(p => p.UserName == "ana").Select(p => p.Id).SingleAsync(Cancel),
            await data.People.Where(p => p.UserName == "bob").Select(p => p.Id).SingleAsync(Cancel)));
        await using var scope = site.NewScope();
        Assert.Equal(bobId, (await scope.ServiceProvider.GetRequiredService<PersonLookup>().FindAsync($"{bobId}@N00", Cancel))?.Id);

        await MarkAsync(ana, "bob", ("action", "follow"), ("friend", "true"));
        var contact = await site.WithDataAsync(data => data.Contacts.SingleAsync(Cancel));
        Assert.Equal((anaId, bobId, true, false), (contact.OwnerId, contact.PersonId, contact.IsFriend, contact.IsFamily));
        await MarkAsync(ana, "bob", ("action", "follow"), ("family", "true"));
        contact = await site.WithDataAsync(data => data.Contacts.SingleAsync(Cancel));
        Assert.Equal((false, true), (contact.IsFriend, contact.IsFamily));
        await MarkAsync(ana, "bob", ("action", "unfollow"));
        Assert.Equal(0, await site.WithDataAsync(data => data.Contacts.CountAsync(Cancel)));
    }

    // The form stands on the person's own pages; here only the endpoint behind it matters, with the token of another page.
    static async Task MarkAsync(HttpClient who, string alias, params (string Name, string Value)[] fields)
    {
        using var answer = await who.PostFormAsync("/account/sign-out", $"/people/{alias}/contact", fields);
        Assert.Equal($"/photos/{alias}/", answer.Headers.Location!.ToString());
    }

    Task<TestSite> StartAsync() => TestSite.StartAsync(replace: services => services.AddSingleton<TimeProvider>(clock));
}
