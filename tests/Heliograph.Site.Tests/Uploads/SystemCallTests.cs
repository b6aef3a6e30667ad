using System.Text.RegularExpressions;
using Heliograph.Site.Tests.Photos;

namespace Heliograph.Site.Tests.Uploads;

/// <summary>A killed process leaves the page cache as it was, so only the order of its system calls shows that an upload survives the loss of power.</summary>
public sealed class SystemCallTests
{
    [Fact]
    public async Task An_upload_flushes_its_file_its_name_and_its_row_before_it_is_answered()
    {
        string folder = Directory.CreateTempSubdirectory("heliograph-").FullName;
        await using (var prepared = await TestSite.CreateAsync(folder: folder))
            await Uploader.MakeAccountAsync(prepared, "ana");

        string[] calls;
        await using (var site = await SiteProcess.StartAsync(data: folder))
        {
            using var ana = await Uploader.SignInAsync(site.Address, "ana");
            await ana.UploadAsync(MadePhoto.Jpeg(0), "first.jpg");
            calls = await SystemCalls.TraceAsync(site, () => ana.UploadAsync(MadePhoto.Jpeg(1), "traced.jpg"));
        }

        AssertOrder(calls, folder);
        Directory.Delete(folder, recursive: true);
    }

    static void AssertOrder(string[] calls, string folder)
    {
        string tmp = Path.Combine(folder, "tmp"), blobs = Path.Combine(folder, "blobs");
        int answered = SystemCalls.AssertOrder(calls,
        [
            ("the file is flushed", new($@"fsync\(\d+<{tmp}/blob-[^>]*>")),
            ("it gets its name", new($@"rename\(""{tmp}/blob-[^""]*"", ""{blobs}/../../\w+""")),
            ("the name is flushed", new($@"fsync\(\d+<{blobs}/../..>")),
            ("the row is flushed", new($@"f(data)?sync\(\d+<{folder}/heliograph\.db-wal>")),
            ("it is answered", new(@"(sendmsg|sendto|write|writev)\(.*HTTP/1\.1 200 OK")),
        ]);
        foreach (string parent in (string[])[$@"fsync\(\d+<{blobs}>", $@"fsync\(\d+<{blobs}/..>"])
            Assert.Contains(calls[..answered], call => Regex.IsMatch(call, parent));
    }
}
