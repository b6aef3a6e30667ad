using System.Globalization;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.Photos;

/// <summary>A site in this process with two people who upload photos, shared by all tests of what is done with one photo.</summary>
public sealed class PhotoSite : IAsyncLifetime
{
    int number;

    /// <summary>Configuration of a site that a test has for itself.</summary>
    internal Dictionary<string, string?> Settings { get; init; } = [];

    internal TestSite Site { get; private set; } = null!;
    internal Uploader Ana { get; private set; } = null!;
    internal Uploader Ben { get; private set; } = null!;

    /// <summary>Not signed in.</summary>
    internal HttpClient Stranger { get; private set; } = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Site = await TestSite.StartAsync(Settings);
        await Uploader.MakeAccountAsync(Site, "ana");
        await Uploader.MakeAccountAsync(Site, "ben");
        Ana = await Uploader.SignInAsync(Site.Address, "ana");
        Ben = await Uploader.SignInAsync(Site.Address, "ben");
        Stranger = Site.NewClient();
    }

    public async ValueTask DisposeAsync()
    {
        Ana?.Dispose();
        Ben?.Dispose();
        Stranger?.Dispose();
        if (Site is not null)
            await Site.DisposeAsync();
    }

    /// <summary>A photo of Ana's that no other test has.</summary>
    /// <returns>Its id, and the address of its page.</returns>
    internal async Task<(long Id, string Page)> AddPhotoAsync(Visibility visibility = Visibility.Public)
    {
        var answer = await Ana.UploadAsync(MadePhoto.Jpeg(1_000 + Interlocked.Increment(ref number)), "a.jpg", $"?visibility={visibility}");
        return (long.Parse(answer.Id, CultureInfo.InvariantCulture), answer.Page);
    }

    internal Task<Photo> ReadAsync(long id) =>
        Site.WithDataAsync(data => data.Photos.AsNoTracking().Include(p => p.Owner).Include(p => p.Tags).SingleAsync(p => p.Id == id, Cancel));

    /// <summary>Changes a photo behind the pages' back.</summary>
    internal Task<int> ChangeAsync(long id, Action<Photo> change) => Site.WithDataAsync(async data =>
    {
        change(await data.Photos.Include(p => p.Owner).Include(p => p.Tags).SingleAsync(p => p.Id == id, Cancel));
        return await data.SaveChangesAsync(Cancel);
    });
}

[CollectionDefinition]
public class PhotoPages : ICollectionFixture<PhotoSite>;
