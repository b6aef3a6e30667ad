using System.Net;
using Heliograph.Site.Blobs;
using Heliograph.Site.Tests.Photos;

namespace Heliograph.Site.Tests.Uploads;

public sealed class DiskFullTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(1_000_000), InlineData(0)]
    public async Task A_full_disk_is_said_loses_nothing_and_is_over_when_there_is_room_again(long free)
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 48);
        await using (var prepared = await TestSite.CreateAsync(folder: disk.Folder))
            await Uploader.MakeAccountAsync(prepared, "ana");
        await using var site = await SiteProcess.StartAsync(data: disk.Folder);
        using var ana = await Uploader.SignInAsync(site.Address, "ana");
        var before = await ana.UploadAsync(MadePhoto.Jpeg(1), "before.jpg");

        disk.Fill(free);
        byte[] large = MadePhoto.Jpeg(2, padding: 3_000_000);
        for (int attempt = 0; attempt < 3; attempt++)
        {
            using var refused = await ana.SendAsync(large, "large.jpg");
            Assert.Equal(HttpStatusCode.InsufficientStorage, refused.StatusCode);
            Assert.Contains("“large.jpg” was not kept", await Uploader.SentenceAsync(refused), StringComparison.Ordinal);
        }

        Assert.Empty(Unfinished(disk));
        using (var page = await ana.Client.GetAsync(new Uri("/", UriKind.Relative), Cancel))
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);

        disk.MakeRoom();
        var after = await ana.UploadAsync(large, "large.jpg");
        Assert.False(after.WasThere);
        Assert.NotEqual(before.Id, after.Id);
        Assert.Equal(2, Directory.EnumerateFiles(Path.Combine(disk.Folder, "blobs"), "*", SearchOption.AllDirectories).Count());
        Assert.Empty(Unfinished(disk));
    }

    static IEnumerable<string> Unfinished(SmallDisk disk) => Directory.EnumerateFiles(Path.Combine(disk.Folder, "tmp"), StagedFiles.Prefix + "*");
}
