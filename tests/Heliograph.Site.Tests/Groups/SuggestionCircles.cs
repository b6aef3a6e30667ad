using Heliograph.Site.Groups;
using Heliograph.Site.Groups.Members;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Groups.Suggestions;
using Heliograph.Site.Jobs;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Groups;

/// <summary>Two circles of groups, birds and trams, whose members are in several of their own circle's; and people who look for groups.</summary>
public sealed class SuggestionCircles : IAsyncLifetime
{
    public const int InCircle = 6;

    const int People = 20;

    readonly GroupSite site = new();

    internal GroupSite Site => site;
    internal Group[] Birds { get; private set; } = [];
    internal Group[] Trams { get; private set; } = [];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        Birds = await CircleAsync("Birds");
        Trams = await CircleAsync("Trams");
        await BuildAsync();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    async Task<Group[]> CircleAsync(string subject)
    {
        var random = new Random(subject.Length + subject[0]);
        var groups = new List<Group>();
        for (int i = 0; i < InCircle; i++)
        {
            string name = $"{subject} {i}";
            groups.Add(new Group { Id = 2_000_000 + (subject[0] * 100) + i, Name = name, CreatedAt = i, ActiveAt = i });
        }

        long ana = await site.IdAsync("ana");
        var photos = new List<long>();
        for (int i = 0; i < 3; i++)
        {
            var (photo, _) = await site.Photos.AddPhotoAsync();
#pragma warning disable CA1308 // A tag is lower case by definition.
            await site.Photos.ChangeAsync(photo, p => p.Tags.Add(new PhotoTag { Clean = subject.ToLowerInvariant(), Raw = subject.ToLowerInvariant(), AuthorId = ana, Number = 1 }));
#pragma warning restore CA1308
            photos.Add(photo);
        }

        await site.ChangeAsync(async data =>
        {
            data.Groups.AddRange(groups);
            for (int i = 0; i < People; i++)
            {
                long person = 900_000_000 + (subject[0] * 1000) + i;
                data.People.Add(new Heliograph.Site.Accounts.Person { Id = person, UserName = $"{subject}{i}", NormalizedUserName = $"{subject}{i}", NormalizedEmail = $"{subject}{i}" });
                foreach (var group in groups.Where(_ => random.Next(10) < 6))
                {
                    group.MemberCount++;
                    data.GroupMembers.Add(new GroupMember { GroupId = group.Id, PersonId = person, JoinedAt = DateTimeOffset.UtcNow.AddDays(-random.Next(60)).ToUnixTimeMilliseconds() });
                }
            }

            foreach (var group in groups)
                data.PoolPhotos.AddRange(photos.Select(p => new PoolPhoto { GroupId = group.Id, PhotoId = p, OwnerId = ana, State = PoolState.Accepted }));
            return await data.SaveChangesAsync(Cancel);
        });
        return [.. groups];
    }

    /// <param name="again">Also where nothing has changed.</param>
    internal async Task BuildAsync(bool again = false)
    {
        if (again)
            await site.ChangeAsync(data => data.GroupModels.ExecuteDeleteAsync(Cancel));
        await using var scope = site.Site.NewScope();
        using var run = new JobRun(new Job { Kind = GroupModelJob.Name }, "test", scope.ServiceProvider.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System);
        await scope.ServiceProvider.GetRequiredService<GroupModelJob>().RunAsync(run, Cancel);
    }

    internal Task<int> ChangeAsync(Group group, Action<Group> change) => site.ChangeAsync(async data =>
    {
        change(await data.Groups.SingleAsync(g => g.Id == group.Id, Cancel));
        return await data.SaveChangesAsync(Cancel);
    });
}
