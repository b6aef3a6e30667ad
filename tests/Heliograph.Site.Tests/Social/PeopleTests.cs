using System.Net;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Social;

/// <summary>Follow, mark, block, suspend, and what people learn of it.</summary>
public sealed class PeopleTests : IAsyncLifetime
{
    readonly SocialSite site = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Who_is_blocked_is_a_stranger_and_adds_nothing()
    {
        var (_, family) = await site.Photos.AddPhotoAsync(Visibility.Family);
        var (id, page) = await site.Photos.AddPhotoAsync();
        using var marked = await SocialSite.PostAsync(site.Ana, "/people/ben/contact", ("action", "follow"), ("family", "true"));
        using var followed = await SocialSite.PostAsync(site.Ben, "/people/ana/contact", ("action", "follow"));
        Assert.Equal(HttpStatusCode.OK, (await site.Ben.OpenAsync(family)).StatusCode);

        using var blocked = await SocialSite.PostAsync(site.Ana, "/people/ben/block", ("action", "block"));
        Assert.Equal("/people/ben/", blocked.Headers.Location?.ToString());
        Assert.Equal(0, await site.Site.WithDataAsync(data => data.Contacts.CountAsync(Cancel)));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Ben.OpenAsync(family)).StatusCode);
        string seen = await site.Ben.GetStringAsync(page, Cancel);
        Assert.DoesNotContain($"action=\"{page}comments\"", seen, StringComparison.Ordinal);
        Assert.DoesNotContain($"action=\"{page}favourite\"", seen, StringComparison.Ordinal);
        foreach (string act in (string[])[$"{page}comments", $"{page}favourite", "/people/ana/contact"])
        {
            using var refused = await SocialSite.PostAsync(site.Ben, act, ("text", "Hello."), ("action", "add"));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        using var back = await SocialSite.PostAsync(site.Ana, "/people/ben/contact", ("action", "follow"));
        Assert.Equal(HttpStatusCode.Forbidden, back.StatusCode);
        Assert.Contains(">ben</a>", await site.Ana.GetStringAsync("/account/blocked", Cancel), StringComparison.Ordinal);
        Assert.Equal((0, 0), (await site.PhotoAsync(id) is var photo ? (photo.FavouriteCount, photo.CommentCount) : default));

        using var unblocked = await SocialSite.PostAsync(site.Ana, "/people/ben/block", ("action", "unblock"));
        using var again = await SocialSite.PostAsync(site.Ben, $"{page}favourite", ("action", "add"));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task Who_is_suspended_looks_on_and_adds_nothing()
    {
        var (_, page) = await site.Photos.AddPhotoAsync();
        await site.Site.WithDataAsync(data => data.People.Where(p => p.Id == site.BenId)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.SuspendedUntil, DateTimeOffset.UtcNow.AddDays(1).ToUnixTimeMilliseconds()), Cancel));
        foreach (string act in (string[])[$"{page}comments", $"{page}favourite", "/people/ana/contact"])
        {
            using var refused = await SocialSite.PostAsync(site.Ben, act, ("text", "Hello."), ("action", "add"));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await site.Ben.OpenAsync(page)).StatusCode);
    }

    [Fact]
    public async Task What_happened_to_ones_things_stands_on_the_activity_page_and_is_marked_until_seen()
    {
        var (_, page) = await site.Photos.AddPhotoAsync();
        Assert.DoesNotContain("activity news", await site.Ana.GetStringAsync("/explore", Cancel), StringComparison.Ordinal);
        using var star = await SocialSite.PostAsync(site.Ben, $"{page}favourite", ("action", "add"));
        using var other = await SocialSite.PostAsync(site.Cleo.Client, $"{page}favourite", ("action", "add"));
        using var said = await SocialSite.PostAsync(site.Ben, $"{page}comments", ("text", "The gulls!"));
        using var too = await SocialSite.PostAsync(site.Cleo.Client, $"{page}comments", ("text", "Where is this?"));
        using var follows = await SocialSite.PostAsync(site.Ben, "/people/ana/contact", ("action", "follow"));

        Assert.Contains("activity news", await site.Ana.GetStringAsync("/explore", Cancel), StringComparison.Ordinal);
        string mine = await site.Ana.GetStringAsync("/activity", Cancel);
        foreach (string part in (string[])["and one other", "The gulls!", "follows you now"])
            Assert.Contains(part, mine, StringComparison.Ordinal);
        Assert.Equal(1, mine.Split("made your photo a favourite").Length - 1);
        Assert.DoesNotContain("activity news", await site.Ana.GetStringAsync("/explore", Cancel), StringComparison.Ordinal);

        string bens = await site.Ben.GetStringAsync("/activity", Cancel);
        Assert.Contains("Where is this?", bens, StringComparison.Ordinal);
        Assert.DoesNotContain("The gulls!", bens, StringComparison.Ordinal);
        Assert.Contains(page, await site.Ben.GetStringAsync("/following", Cancel), StringComparison.Ordinal);
        Assert.Contains(">ana</a>", await site.Nobody.GetStringAsync("/people/ben/contacts", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_says_what_its_owner_wrote_and_marks_are_for_the_marker_alone()
    {
        using var saved = await site.Ana.SubmitAsync("/account", "profile", ("Profile", "I like <i>fog</i>."), ("Location", "Porto"));
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        using var marked = await SocialSite.PostAsync(site.Ana, "/people/ben/contact", ("action", "follow"), ("family", "true"));
        string profile = await site.Nobody.GetStringAsync("/people/ana/", Cancel);
        Assert.Contains("I like <i>fog</i>.", profile, StringComparison.Ordinal);
        Assert.Contains("Porto", profile, StringComparison.Ordinal);
        Assert.DoesNotContain("Family", await site.Ben.GetStringAsync("/people/ana/contacts", Cancel), StringComparison.Ordinal);
        Assert.Contains("Family", await site.Ana.GetStringAsync("/people/ana/contacts", Cancel), StringComparison.Ordinal);
    }
}
