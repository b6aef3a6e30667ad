using System.Globalization;
using System.Net;
using Heliograph.Site.Tests.Uploads;

namespace Heliograph.Site.Tests.Images;

/// <summary>The real process, fed with files made to hurt, several at a time.</summary>
public class HostileUploadTests
{
    const long MostGrowth = 256L << 20;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_process_grows_by_at_most_256_MB_and_goes_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Memory is read from /proc.");
        var files = HostileFiles.All().Select(f => (f.Name, f.Bytes)).Concat(HostileFiles.Harmless()).Concat(HostileFiles.Demanding()).ToArray();
        string folder = Directory.CreateTempSubdirectory("heliograph-hostile-").FullName;
        try
        {
            await using (var site = await TestSite.CreateAsync(folder: folder))
                await Uploader.MakeAccountAsync(site, "ana");
            await using var process = await SiteProcess.StartAsync(data: folder);
            using var ana = await Uploader.SignInAsync(process.Address, "ana");
            using var ordinary = Pictures.Noise(640, 480);
            await ana.UploadAsync(ordinary.JpegsaveBuffer(), "before.jpg");

            long before = Memory(process, "VmRSS");
            await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Cancel }, async (file, _) =>
            {
                using var answer = await ana.SendAsync(file.Bytes, file.Name);
                TestContext.Current.SendDiagnosticMessage($"{file.Name}: {answer.StatusCode}, {(Memory(process, "VmRSS") - before) >> 20} of {(Memory(process, "VmHWM") - before) >> 20} MB.");
                Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK or >= (HttpStatusCode)400 and < (HttpStatusCode)500, $"{file.Name}: {answer.StatusCode}");
            });
            long grown = Memory(process, "VmHWM") - before;
            TestContext.Current.SendDiagnosticMessage($"Grown by {grown >> 20} MB from {before >> 20} MB.");
            Assert.True(grown <= MostGrowth, $"The process grew by {grown >> 20} MB.");

            await ana.UploadAsync(ordinary.PngsaveBuffer(), "after.png");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <returns>Bytes.</returns>
    static long Memory(SiteProcess process, string field)
    {
        string line = File.ReadLines($"/proc/{process.Id}/status").Single(l => l.StartsWith(field, StringComparison.Ordinal));
        return long.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) << 10;
    }
}
