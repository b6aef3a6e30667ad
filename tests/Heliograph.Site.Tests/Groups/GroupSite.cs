using Heliograph.Site.Data;
using Heliograph.Site.Groups;
using Heliograph.Site.Groups.Members;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Photos;
using Heliograph.Site.Tests.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Groups;

/// <summary>A site with Ana and Ben, who upload photos, and people who stand to Ana's groups as their names say; shared by the tests of groups.</summary>
public sealed class GroupSite : IAsyncLifetime
{
    static readonly string[] Others = ["moderator", "invited", "banned", "stranger"];

    readonly PhotoSite site = new() { Settings = new() { ["RateLimits:ActsPerMinute"] = "100000", ["RateLimits:ReportsPerHour"] = "1000" } };
    readonly Dictionary<string, Uploader> people = [];
    int number;

    internal PhotoSite Photos => site;
    internal TestSite Site => site.Site;
    internal HttpClient Ana => site.Ana.Client;

    /// <summary>A member of Ana's groups.</summary>
    internal HttpClient Ben => site.Ben.Client;
    internal HttpClient Nobody => site.Stranger;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        foreach (string alias in Others)
        {
            await Uploader.MakeAccountAsync(Site, alias);
            people[alias] = await Uploader.SignInAsync(Site.Address, alias);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people.Values)
            person.Dispose();
        await site.DisposeAsync();
    }

    internal HttpClient Client(GroupStanding standing) => standing switch
    {
        GroupStanding.Anonymous => Nobody,
        GroupStanding.Owner => Ana,
        GroupStanding.Member => Ben,
        _ => people[Alias(standing)].Client,
    };

#pragma warning disable CA1308 // An alias is lower case by definition.
    static string Alias(GroupStanding standing) => standing.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>Posts with the token of the sign-out page, whatever form stands where.</summary>
    internal static Task<HttpResponseMessage> PostAsync(HttpClient who, string action, params (string Name, string Value)[] fields) =>
        who.PostFormAsync("/account/sign-out", action, fields);

    internal Task<long> IdAsync(string alias) => Site.WithDataAsync(data => data.People.Where(p => p.UserName == alias).Select(p => p.Id).SingleAsync(Cancel));

    /// <summary>A group of Ana's that no other test has, with a moderator, Ben as a member, one who is invited and one who was sent away.</summary>
    internal async Task<Group> MakeAsync(GroupPrivacy privacy = GroupPrivacy.Public, Action<Group>? change = null)
    {
        int n = Interlocked.Increment(ref number);
        var group = new Group { Id = 1_000_000 + n, Name = $"Circle {n}", Privacy = privacy, MemberCount = 3, CreatedAt = n, ActiveAt = n };
        change?.Invoke(group);
        var (ana, ben) = (await IdAsync("ana"), await IdAsync("ben"));
        var (moderator, invited, banned) = (await IdAsync("moderator"), await IdAsync("invited"), await IdAsync("banned"));
        await Site.WithDataAsync(async data =>
        {
            data.Groups.Add(group);
            await GroupWords.StoreAsync(data, group, Cancel);
            data.GroupMembers.AddRange(
                new GroupMember { GroupId = group.Id, PersonId = ana, Role = GroupRole.Owner, JoinedAt = 1 },
                new GroupMember { GroupId = group.Id, PersonId = moderator, Role = GroupRole.Moderator, JoinedAt = 2 },
                new GroupMember { GroupId = group.Id, PersonId = ben, Role = GroupRole.Member, JoinedAt = 3 });
            data.GroupInvitations.Add(new GroupInvitation { GroupId = group.Id, PersonId = invited, InvitedById = ana, At = 4 });
            data.GroupBans.Add(new GroupBan { GroupId = group.Id, PersonId = banned, ById = ana, At = 5 });
            return await data.SaveChangesAsync(Cancel);
        });
        return group;
    }

    /// <summary>A photo of Ben's that no other test has.</summary>
    internal async Task<(long Id, string Page)> AddBensAsync(Visibility visibility = Visibility.Public)
    {
        var answer = await site.Ben.UploadAsync(MadePhoto.Jpeg(50_000 + Interlocked.Increment(ref number)), "b.jpg", $"?visibility={visibility}");
        return (long.Parse(answer.Id, null), answer.Page);
    }

    internal Task<PoolState?> StateAsync(Group group, long photo) =>
        Site.WithDataAsync(data => data.PoolPhotos.Where(p => p.GroupId == group.Id && p.PhotoId == photo).Select(p => (PoolState?)p.State).SingleOrDefaultAsync(Cancel));

    internal Task<Group> ReadAsync(Group group) => Site.WithDataAsync(data => data.Groups.AsNoTracking().SingleAsync(g => g.Id == group.Id, Cancel));

    internal Task<int> ChangeAsync(Func<SiteData, Task<int>> change) => Site.WithDataAsync(change);
}

[CollectionDefinition]
public class GroupPages : ICollectionFixture<GroupSite>;
