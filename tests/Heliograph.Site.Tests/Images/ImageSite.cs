using System.Security.Cryptography;
using Heliograph.Site.Accounts;
using Heliograph.Site.Blobs;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.Images;

/// <summary>Puts photos into a site without an upload.</summary>
static class ImageSite
{
    public static async Task<Photo> AddPhotoAsync(this TestSite site, byte[] file, int width, int height,
        PhotoFormat format = PhotoFormat.Jpeg, Visibility visibility = Visibility.Public)
    {
        var cancel = TestContext.Current.CancellationToken;
        string sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        var ids = site.Services.GetRequiredService<IdSequence>();
        long personId = await ids.NextPersonAsync(cancel);
        var photo = new Photo
        {
            Id = await ids.NextPhotoAsync(cancel),
            OwnerId = personId,
            Sha256 = sha256,
            Format = format,
            Bytes = file.Length,
            FileName = "Été à “Nice”.JPEG",
            Width = width,
            Height = height,
            Visibility = visibility,
        };
        PhotoAddress.RenewSecrets(photo);
        await site.WithDataAsync(async data =>
        {
            data.People.Add(new Person { Id = personId, UserName = $"p{personId}", NormalizedUserName = $"P{personId}", Email = $"{personId}@example.org" });
            if (await data.Blobs.FindAsync([sha256], cancel) is null)
                data.Blobs.Add(new Blob { Sha256 = sha256, Bytes = file.Length, StoredBytes = file.Length, References = 1 });
            data.Photos.Add(photo);
            return await data.SaveChangesAsync(cancel);
        });
        // After its row: the sweep takes a file without one for left behind.
        var blobs = site.Services.GetRequiredService<IBlobStore>();
        await using var staged = await blobs.StageAsync(new MemoryStream(file), long.MaxValue, cancel);
        await blobs.KeepAsync(staged, cancel);
        return photo;
    }
}
