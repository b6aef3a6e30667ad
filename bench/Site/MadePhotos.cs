using Heliograph.Site.Blobs;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Bench;

/// <summary>Rows of photos without files behind them: lists never open one.</summary>
static class MadePhotos
{
    const int Batch = 2_000;
    static readonly string Sha256 = new('0', 64);

    /// <param name="make">Gives each photo, by its number, its owner, words and visibility.</param>
    public static async Task AddAsync(SiteData data, int photos, Action<Photo, int, Random> make)
    {
        data.Blobs.Add(new Blob { Sha256 = Sha256, References = photos });
        await data.SaveChangesAsync();
        var random = new Random(1);
        for (int first = 0; first < photos; first += Batch)
        {
            for (int number = first; number < Math.Min(first + Batch, photos); number++)
            {
                var photo = Plain(number, random);
                make(photo, number, random);
                data.Photos.Add(photo);
            }

            await data.SaveChangesAsync();
            data.ChangeTracker.Clear();
        }
    }

    static Photo Plain(int number, Random random)
    {
        var photo = new Photo
        {
            Id = 20_000_000_000 + (number * 7L),
            Sha256 = Sha256,
            Format = PhotoFormat.Jpeg,
            FileName = $"{number}.jpg",
            Title = $"Photo {number}",
            Width = random.Next(1200, 4000),
            Height = random.Next(1200, 4000),
            DominantColour = random.Next(0x1000000),
            PostedAt = 1_700_000_000_000 + (number * 1000L),
            UploadedAt = 1_700_000_000_000 + (number * 1000L),
            TakenAt = "2026-06-01 12:00:00",
        };
        PhotoAddress.RenewSecrets(photo);
        return photo;
    }
}
