using Heliograph.Site.Accounts;
using Heliograph.Site.Albums;
using Heliograph.Site.Blobs;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Tests.Photos.Lists;

/// <summary>People and photos in a site's database, without the files behind them: lists never open one.</summary>
static class Community
{
    public const long Ana = 12_000_001, Tomas = 12_000_002;
    public const long FirstPhoto = 31_000_000_000;
    static readonly string Blob = new('a', 64);
    static readonly (int Width, int Height)[] Shapes = [(6000, 4000), (4000, 3000), (3024, 4032), (4000, 6000), (5000, 5000), (6000, 3376), (8000, 2600)];

    public static async Task<int> AddPeopleAsync(SiteData data)
    {
        data.People.Add(new Person { Id = Ana, UserName = "ana", NormalizedUserName = "ANA", DisplayName = "Ana Reyes", SecurityStamp = "a" });
        data.People.Add(new Person { Id = Tomas, UserName = "tomas", NormalizedUserName = "TOMAS", SecurityStamp = "b" });
        data.Blobs.Add(new Blob { Sha256 = Blob });
        return await data.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <param name="number">From 0: makes the id, the shape and, unless it is given, the posted time.</param>
    public static Photo NewPhoto(int number, long owner = Ana, Visibility visibility = Visibility.Public, long? postedAt = null)
    {
        var (width, height) = Shapes[number * 5 % Shapes.Length];
        var photo = new Photo
        {
            Id = FirstPhoto + number,
            OwnerId = owner,
            Sha256 = Blob,
            Format = PhotoFormat.Jpeg,
            Width = width,
            Height = height,
            DominantColour = 0x203040 + number,
            Title = $"Photograph {number}",
            Visibility = visibility,
            PostedAt = postedAt ?? 1_700_000_000_000 + number,
        };
        PhotoAddress.RenewSecrets(photo);
        return photo;
    }

    public static Task<int> AddPhotosAsync(this TestSite site, params IEnumerable<Photo> photos) => site.WithDataAsync(data =>
    {
        data.Photos.AddRange(photos);
        return data.SaveChangesAsync(TestContext.Current.CancellationToken);
    });

    public static Task<int> AddAlbumAsync(this TestSite site, long id, string title, params IEnumerable<long> photos) => site.WithDataAsync(data =>
    {
        data.Albums.Add(new Album { Id = id, OwnerId = Ana, Title = title, CreatedAt = 1_700_000_000_000 });
        data.AlbumPhotos.AddRange(photos.Select((photo, i) => new AlbumPhoto { AlbumId = id, PhotoId = photo, Position = i }));
        return data.SaveChangesAsync(TestContext.Current.CancellationToken);
    });
}
