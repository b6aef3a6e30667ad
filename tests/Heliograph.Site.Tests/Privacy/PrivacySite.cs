using Heliograph.Site.Accounts;
using Heliograph.Site.Accounts.Blocks;
using Heliograph.Site.Accounts.Contacts;
using Heliograph.Site.Accounts.Joining;
using Heliograph.Site.Albums;
using Heliograph.Site.Comments;
using Heliograph.Site.Groups;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Intake;
using Heliograph.Site.Similarity.Features;
using Heliograph.Site.Tests.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Privacy;

/// <summary>Everybody who may look at Ana's photos, each at a client of their own; and of her photos one of each visibility, in an album of its own, with a comment.</summary>
public sealed class PrivacySite : IAsyncLifetime
{
    /// <summary>A public group with all five photos in its pool.</summary>
    public const long Pool = 1_000_001;

    public const long FirstAlbum = 72_000_000_000_000_001;
    public static readonly Visibility[] Visibilities = [Visibility.Private, Visibility.Friends, Visibility.Family, Visibility.FriendsAndFamily, Visibility.Public];

    readonly Dictionary<string, HttpClient> clients = [];
    TestSite? site;

    internal TestSite Site => site ?? throw new InvalidOperationException("The site has not started.");

    public IReadOnlyDictionary<Visibility, Photo> Photos { get; private set; } = new Dictionary<Visibility, Photo>();

    /// <summary>Of the public photo, before they were renewed.</summary>
    public (string Small, string Original) OldSecrets { get; private set; }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public HttpClient Client(string viewer) => clients[viewer];

    public static string AlbumOf(Visibility visibility) => $"/photos/ana/albums/{FirstAlbum + (int)visibility}/";

    /// <summary>A word that only this photo's title, tag and comment have.</summary>
    public static string WordOf(Visibility visibility) => $"lamp{(int)visibility}";

    public async ValueTask InitializeAsync()
    {
        // Ten people sign in from one address.
        site = await TestSite.StartAsync(new Dictionary<string, string?> { ["Images:Premade"] = "" });
        long ana = await AddAsync("owner", "ana");
        await AddPhotosAsync(ana);
        clients["anonymous"] = Site.NewClient();
        await AddAsync("stranger");
        await AddAsync("administrator");
        await FollowAsync(ana, await AddAsync("contact"), friend: false, family: false);
        await FollowAsync(ana, await AddAsync("friend"), friend: true, family: false);
        await FollowAsync(ana, await AddAsync("family"), friend: false, family: true);
        await FollowAsync(ana, await AddAsync("both"), friend: true, family: true);
        long blocked = await AddAsync("blocked");
        await Site.WithDataAsync(async data =>
        {
            data.Blocks.Add(new Block { OwnerId = ana, PersonId = blocked });
            return await data.SaveChangesAsync(Cancel);
        });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values)
            client.Dispose();
        await Site.DisposeAsync();
    }

    async Task<long> AddAsync(string viewer, string? alias = null)
    {
        alias ??= viewer == "both" ? "friendandfamily" : viewer == "administrator" ? "root" : viewer + "person";
        await using var scope = Site.NewScope();
        var added = await scope.ServiceProvider.GetRequiredService<SignUp>()
            .AddAsync(new(alias, $"{alias}@example.org", Forms.Password), isAdministrator: viewer == "administrator", Cancel);
        clients[viewer] = Site.NewClient();
        using var signedIn = await clients[viewer].SignInAsync(alias);
        return added.Person!.Id;
    }

    Task<int> FollowAsync(long ana, long person, bool friend, bool family) => Site.WithDataAsync(data =>
    {
        data.Contacts.Add(new Contact { OwnerId = ana, PersonId = person, IsFriend = friend, IsFamily = family });
        return data.SaveChangesAsync(Cancel);
    });

    async Task AddPhotosAsync(long ana)
    {
        var photos = new Dictionary<Visibility, Photo>();
        foreach (var visibility in Visibilities)
        {
            string word = WordOf(visibility);
            long album = FirstAlbum + (int)visibility;
            await Site.WithDataAsync(data =>
            {
                data.Albums.Add(new Album { Id = album, OwnerId = ana, Title = $"Album {word}" });
                return data.SaveChangesAsync(Cancel);
            });
            var taken = await Site.Services.GetRequiredService<PhotoIntake>().AcceptAsync(
                new MemoryStream(MadePhoto.Jpeg((int)visibility)), "a.jpg", ana, new IntakeOptions(visibility, $"Title {word}", [word], album), Cancel);
            photos[visibility] = Assert.IsType<IntakeResult.Accepted>(taken).Photo;
            await Site.WithDataAsync(data =>
            {
                data.Comments.Add(new Comment { PhotoId = photos[visibility].Id, OwnerId = ana, AuthorId = ana, Text = $"Said of {word}" });
                return data.SaveChangesAsync(Cancel);
            });
        }

        await Site.WithDataAsync(data =>
        {
            data.Groups.Add(new Group { Id = Pool, Name = "Lamps" });
            data.PoolPhotos.AddRange(photos.Values.Select(p => new PoolPhoto { GroupId = Pool, PhotoId = p.Id, OwnerId = ana, State = PoolState.Accepted }));
            return data.SaveChangesAsync(Cancel);
        });
        var shown = photos[Visibility.Public];
        OldSecrets = (shown.Secret, shown.OriginalSecret);
        await Site.WithDataAsync(data =>
        {
            data.Photos.Attach(shown);
            PhotoAddress.RenewSecrets(shown);
            return data.SaveChangesAsync(Cancel);
        });
        Photos = photos;
        await using var scope = Site.NewScope();
        foreach (var photo in await Site.WithDataAsync(data => data.Photos.AsNoTracking().ToListAsync(Cancel)))
            await scope.ServiceProvider.GetRequiredService<PhotoLooks>().LookAsync(photo, Cancel);
    }
}
