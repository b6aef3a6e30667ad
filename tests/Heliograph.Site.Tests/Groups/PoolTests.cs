using System.Net;
using Heliograph.Site.Groups;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Jobs;
using Heliograph.Site.Organising;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Groups;

[Collection(typeof(GroupPages))]
public sealed class PoolTests(GroupSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_moderated_pool_shows_what_moderators_let_in_and_the_owner_is_told()
    {
        var group = await site.MakeAsync(change: g => g.IsModerated = true);
        var (first, page) = await site.AddBensAsync();
        var (second, _) = await site.AddBensAsync();
        using var given = await GroupSite.PostAsync(site.Ben, $"{group.Address}add", ("photo", $"{first}"), ("photo", $"{second}"));
        Assert.Contains("2 photos wait for the group's moderators.", await site.Ben.TextOfAsync(given.Headers.Location!.ToString()), StringComparison.Ordinal);
        Assert.DoesNotContain(page, await site.Nobody.GetStringAsync(group.Address, Cancel), StringComparison.Ordinal);
        Assert.Contains("waits for the moderators", await site.Ben.GetStringAsync(page, Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain(group.Name, await site.Nobody.GetStringAsync(page, Cancel), StringComparison.Ordinal);

        var moderator = site.Client(GroupStanding.Moderator);
        Assert.Contains($"value=\"{first}\"", await moderator.GetStringAsync($"{group.Address}queue", Cancel), StringComparison.Ordinal);
        using var accepted = await GroupSite.PostAsync(moderator, $"{group.Address}queue", ("photo", $"{first}"), ("action", "accept"));
        using var declined = await GroupSite.PostAsync(moderator, $"{group.Address}queue", ("photo", $"{second}"), ("action", "decline"));
        Assert.Contains($"{page}?in=pool-{group.Id}", await site.Nobody.GetStringAsync(group.Address, Cancel), StringComparison.Ordinal);
        Assert.Equal(1, (await site.ReadAsync(group)).PhotoCount);
        Assert.Contains($"let your photo into {group.Name}", await site.Ben.TextOfAsync("/activity"), StringComparison.Ordinal);

        // A no is not asked for again, and taking the photo back does not undo it.
        using var again = await GroupSite.PostAsync(site.Ben, $"{group.Address}add", ("photo", $"{second}"));
        Assert.EndsWith("0-0-1-Declined", again.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var withdrawn = await GroupSite.PostAsync(site.Ben, $"{group.Address}remove", ("photo", $"{second}"));
        Assert.Equal(PoolState.Declined, await site.StateAsync(group, second));

        // Moderators' own photos need nobody's leave.
        var (own, _) = await site.Photos.AddPhotoAsync();
        using var owners = await GroupSite.PostAsync(site.Ana, $"{group.Address}add", ("photo", $"{own}"));
        Assert.Equal(PoolState.Accepted, await site.StateAsync(group, own));
    }

    [Fact]
    public async Task A_member_adds_as_many_as_the_limit_says_and_again_when_time_has_passed()
    {
        var group = await site.MakeAsync(change: g => (g.LimitPeriod, g.LimitCount) = (PoolPeriod.Day, 2));
        long[] photos = [(await site.AddBensAsync()).Id, (await site.AddBensAsync()).Id, (await site.AddBensAsync()).Id];
        using var given = await GroupSite.PostAsync(site.Ben, $"{group.Address}add", [.. photos.Select(p => ("photo", $"{p}"))]);
        Assert.EndsWith("pool=2-0-1-Limit", given.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("You have added as many as the group lets you for now.", await site.Ben.TextOfAsync($"{group.Address}add"), StringComparison.Ordinal);

        long yesterday = DateTimeOffset.UtcNow.AddHours(-25).ToUnixTimeMilliseconds();
        await site.ChangeAsync(data => data.PoolPhotos.Where(p => p.GroupId == group.Id && p.PhotoId == photos[0]).ExecuteUpdateAsync(set => set.SetProperty(p => p.AddedAt, yesterday), Cancel));
        using var later = await GroupSite.PostAsync(site.Ben, $"{group.Address}add", ("photo", $"{photos[2]}"));
        Assert.EndsWith("pool=1-0-0-", later.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pool_takes_its_kinds_of_pictures_from_its_members_and_their_own_only()
    {
        var group = await site.MakeAsync(change: g => (g.Content, g.Safety, g.IsModerated) = (PoolContent.Photos, PoolSafety.Safe, true));
        var (drawing, _) = await site.AddBensAsync();
        var (wild, _) = await site.AddBensAsync();
        var (hidden, _) = await site.AddBensAsync(Visibility.Private);
        var (others, page) = await site.Photos.AddPhotoAsync();
        await site.Photos.ChangeAsync(drawing, p => p.ContentType = ContentType.Other);
        await site.Photos.ChangeAsync(wild, p => p.Safety = SafetyLevel.Restricted);
        foreach (var (photo, why) in (ValueTuple<long, PoolAnswer>[])[(drawing, PoolAnswer.Content), (wild, PoolAnswer.Content), (hidden, PoolAnswer.NotPublic), (others, PoolAnswer.NoSuchPhoto)])
        {
            using var refused = await GroupSite.PostAsync(site.Ben, $"{group.Address}add", ("photo", $"{photo}"));
            Assert.EndsWith($"0-0-1-{why}", refused.Headers.Location!.ToString(), StringComparison.Ordinal);
            Assert.Null(await site.StateAsync(group, photo));
        }

        using var stranger = await GroupSite.PostAsync(site.Client(GroupStanding.Stranger), $"{page}groups", ("group", $"{group.Id}"));
        Assert.EndsWith($"0-0-1-{PoolAnswer.NotAllowed}", stranger.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Photos_are_added_from_their_page_and_taken_out_by_owner_or_moderator()
    {
        var group = await site.MakeAsync();
        var (photo, page) = await site.AddBensAsync();
        using var added = await GroupSite.PostAsync(site.Ben, $"{page}groups", ("group", $"{group.Id}"));
        Assert.StartsWith(page, added.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("The photo is in the pool now.", await site.Ben.TextOfAsync(added.Headers.Location.ToString()), StringComparison.Ordinal);
        Assert.Contains(group.Name, await site.Nobody.GetStringAsync(page, Cancel), StringComparison.Ordinal);
        using var others = await GroupSite.PostAsync(site.Client(GroupStanding.Stranger), $"{group.Address}remove", ("photo", $"{photo}"));
        Assert.Equal(HttpStatusCode.NotFound, others.StatusCode);

        using var removed = await GroupSite.PostAsync(site.Ben, $"{group.Address}remove", ("photo", $"{photo}"), ("return", page));
        Assert.Equal(page, removed.Headers.Location!.ToString());
        Assert.Null(await site.StateAsync(group, photo));
        using var back = await GroupSite.PostAsync(site.Ben, $"{page}groups", ("group", $"{group.Id}"));
        using var taken = await GroupSite.PostAsync(site.Client(GroupStanding.Moderator), $"{group.Address}queue", ("photo", $"{photo}"), ("action", "decline"), ("return", page));
        Assert.Equal(PoolState.Declined, await site.StateAsync(group, photo));
        Assert.Equal(0, (await site.ReadAsync(group)).PhotoCount);
    }

    [Fact]
    public async Task A_pool_leads_from_photo_to_photo_and_counts_only_what_everybody_sees()
    {
        var group = await site.MakeAsync();
        var photos = new List<(long Id, string Page)>();
        for (int i = 0; i < 3; i++)
        {
            photos.Add(await site.Photos.AddPhotoAsync());
            using var added = await GroupSite.PostAsync(site.Ana, $"{photos[i].Page}groups", ("group", $"{group.Id}"));
        }

        string middle = await site.Nobody.GetStringAsync($"{photos[1].Page}?in=pool-{group.Id}", Cancel);
        Assert.Contains($"href=\"{photos[2].Page}?in=pool-{group.Id}\"", middle, StringComparison.Ordinal);
        Assert.Contains($"href=\"{group.Address}\"", middle, StringComparison.Ordinal);
        Assert.Contains(photos[0].Page, await site.Nobody.GetStringAsync($"{group.Address}feed.rss", Cancel), StringComparison.Ordinal);

        await site.Photos.ChangeAsync(photos[1].Id, p => p.Visibility = Visibility.Private);
        await site.ChangeAsync(async data =>
        {
            Heliograph.Site.Changes.ChangeLog.Append(data, Heliograph.Site.Changes.ChangeKind.PhotoVisibilityChanged, photos[1].Id, null, TimeProvider.System);
            return await data.SaveChangesAsync(Cancel);
        });
        foreach (string text in (string[])[await site.Nobody.GetStringAsync(group.Address, Cancel), await site.Nobody.GetStringAsync($"{group.Address}feed.rss", Cancel)])
            Assert.DoesNotContain(photos[1].Page, text, StringComparison.Ordinal);
        await using var scope = site.Site.NewScope();
        using var run = new JobRun(new Job { Kind = PoolCountJob.Name }, "test", scope.ServiceProvider.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System);
        await scope.ServiceProvider.GetRequiredService<PoolCountJob>().RunAsync(run, Cancel);
        Assert.Equal(2, (await site.ReadAsync(group)).PhotoCount);
    }

    [Fact]
    public async Task Many_photos_go_to_a_group_at_once_and_the_whole_is_undone()
    {
        var group = await site.MakeAsync(change: g => g.Content = PoolContent.Photos);
        long[] photos = [(await site.AddBensAsync()).Id, (await site.AddBensAsync()).Id, (await site.AddBensAsync()).Id];
        await site.Photos.ChangeAsync(photos[2], p => p.ContentType = ContentType.Screenshot);
        using var already = await GroupSite.PostAsync(site.Ben, $"{group.Address}add", ("photo", $"{photos[0]}"));
        using var started = await GroupSite.PostAsync(site.Ben, "/organise/batches", [("verb", nameof(BatchVerb.AddToGroup)), ("group", $"{group.Id}"), .. photos.Select(p => ("photo", $"{p}"))]);
        Assert.Equal("/organise", started.Headers.Location!.ToString());
        long batch = await site.Site.WithDataAsync(data => data.Batches.OrderByDescending(b => b.Id).Select(b => b.Id).FirstAsync(Cancel));
        await using (var scope = site.Site.NewScope())
            await scope.ServiceProvider.GetRequiredService<BatchJob>().WorkAsync(batch, (_, _) => { }, _ => Task.CompletedTask, Cancel);
        Assert.Equal([PoolState.Accepted, PoolState.Accepted, null], await StatesAsync());
        Assert.Contains($"Given to the group “{group.Name}”", await site.Ben.TextOfAsync("/organise"), StringComparison.Ordinal);

        using var undone = await GroupSite.PostAsync(site.Ben, $"/organise/batches/{batch}/undo");
        await using (var scope = site.Site.NewScope())
            await scope.ServiceProvider.GetRequiredService<UndoJob>().WorkAsync(batch, _ => Task.CompletedTask, Cancel);
        Assert.Equal([PoolState.Accepted, null, null], await StatesAsync());

        async Task<PoolState?[]> StatesAsync() => [await site.StateAsync(group, photos[0]), await site.StateAsync(group, photos[1]), await site.StateAsync(group, photos[2])];
    }
}
