using Heliograph.Cli.Demo.Community;
using Heliograph.Site.Accounts.Contacts;
using Heliograph.Site.Accounts.Joining;
using Heliograph.Site.Albums;
using Heliograph.Site.Data;
using Heliograph.Site.Photos.Intake;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Cli.Demo;

/// <summary>Moves the demo's members into a site: accounts, contacts, albums, and their photographs through the site's own intake.</summary>
sealed class DemoCommunity(IServiceProvider services, string password)
{
    readonly PhotoIntake intake = services.GetRequiredService<PhotoIntake>();
    readonly TimeProvider clock = services.GetRequiredService<TimeProvider>();
    readonly IdSequence ids = services.GetRequiredService<IdSequence>();

    /// <summary>The photographs, the ones to see first at the start: everybody's first, everybody's second…</summary>
    public static IReadOnlyList<(Member Owner, Shot Shot)> Plan { get; } =
        [.. Members.All.SelectMany(m => m.Shots.Select((shot, turn) => (Owner: m, Shot: shot, Turn: turn))).OrderBy(p => p.Turn).Select(p => (p.Owner, p.Shot))];

    public static async Task<bool> IsEmptyAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        return !await data.People.AnyAsync(cancel) && !await data.Photos.AnyAsync(cancel);
    }

    /// <param name="photos">How many of <see cref="Plan"/>, from its start.</param>
    /// <param name="posted">Told after each photograph, from any thread.</param>
    public async Task MoveInAsync(int photos, Action posted, CancellationToken cancel)
    {
        var people = new Dictionary<string, long>();
        foreach (var member in Members.All)
            people[member.Alias] = await JoinAsync(member, cancel);
        var albums = await FurnishAsync(people, cancel);

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel };
        // Last posted is shown first.
        await Parallel.ForEachAsync(Plan.Take(photos).Reverse(), parallel, async (item, token) =>
        {
            await PostAsync(item.Owner, item.Shot, people[item.Owner.Alias], albums, token);
            posted();
        });
    }

    async Task<long> JoinAsync(Member member, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var signUp = scope.ServiceProvider.GetRequiredService<SignUp>();
        // The domain is reserved by RFC 2606: no mail can ever go there.
        var result = await signUp.AddAsync(new NewPerson(member.Alias, $"{member.Alias}@demo.invalid", password), isAdministrator: false, cancel);
        return result.Person?.Id ?? throw new InvalidOperationException($"{member.Alias} could not join: {string.Join(", ", result.Faults)}.");
    }

    async Task<Dictionary<(long Owner, string Title), long>> FurnishAsync(Dictionary<string, long> people, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var data = scope.ServiceProvider.GetRequiredService<SiteData>();
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var albums = new Dictionary<(long, string), long>();
        foreach (var member in Members.All)
        {
            long owner = people[member.Alias];
            foreach (var (title, description) in member.Albums)
            {
                long id = albums[(owner, title)] = await ids.NextAlbumAsync(cancel);
                data.Albums.Add(new Album { Id = id, OwnerId = owner, Title = title, Description = description, CreatedAt = now, UpdatedAt = now });
            }

            data.Contacts.AddRange(member.Follows.Select(f => new Contact
            {
                OwnerId = owner,
                PersonId = people[f.TrimEnd('+', '*')],
                IsFriend = f.EndsWith('+'),
                IsFamily = f.EndsWith('*'),
                Since = now,
            }));
        }

        await data.SaveChangesAsync(cancel);
        return albums;
    }

    async Task PostAsync(Member owner, Shot shot, long ownerId, Dictionary<(long, string), long> albums, CancellationToken cancel)
    {
        using var file = new MemoryStream(Darkroom.Print(shot));
        long? album = shot.Album is { } title ? albums[(ownerId, title)] : null;
        string name = $"{owner.Alias}-{owner.Shots.ToList().IndexOf(shot) + 1:00}.jpg";
        if (await intake.AcceptAsync(file, name, ownerId, new IntakeOptions(shot.Visibility, AlbumId: album), cancel) is IntakeResult.Refused refused)
            throw new InvalidOperationException($"The site refused '{shot.Title}': {refused.Sentence}");
    }
}
