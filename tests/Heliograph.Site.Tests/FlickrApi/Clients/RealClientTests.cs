using System.Diagnostics;
using Heliograph.Site.FlickrApi.Uploads;
using Heliograph.Site.Jobs;
using Heliograph.Site.Tests.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Heliograph.Site.Tests.FlickrApi.Clients;

/// <summary>Programs that people have already, as their registries have them: the same story told with each, over HTTP.</summary>
[Collection<FlickrCalls>]
public sealed class RealClientTests(FlickrSite site)
{
    /// <summary>Of 255, on average: what compression and another way of scaling come to. Other clouds are some 50 away.</summary>
    const double MostDifference = 4;

    static readonly string Scripts = Path.Combine(Checkout.Root, "tests", "Heliograph.Site.Tests", "FlickrApi", "Clients");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Npm_flickr_sdk_tells_the_story() => await TellAsync("node", await FlickrSdkAsync(), 1, "storyofnode");

    [Fact]
    public async Task Python_flickrapi_tells_the_story()
    {
        // Debian's packages are for Debian's own interpreter.
        const string python = "/usr/bin/python3";
        Programs.SkipUnless(File.Exists(python) && await RunsAsync(python, "-c", "import flickrapi"), "flickrapi is absent: on Debian, apt-get install python3-flickrapi.");
        await TellAsync(python, Path.Combine(Scripts, "story.py"), 2, "storyofpython");
    }

    [Fact]
    public async Task Perl_flickr_api_tells_the_story()
    {
        const string perl = "/usr/bin/perl";
        Programs.SkipUnless(File.Exists(perl) && await RunsAsync(perl, "-MFlickr::API::Upload", "-MFlickr::API", "-e", "1"), "Flickr::API is absent: on Debian, apt-get install libflickr-api-perl.");
        await TellAsync(perl, Path.Combine(Scripts, "story.pl"), 3, "storyofperl");
    }

    [Fact]
    public async Task Flickcurl_tells_the_story()
    {
        const string python = "/usr/bin/python3";
        Programs.SkipUnless(File.Exists(python) && Programs.Find("flickcurl") is not null && Programs.Find("cc") is not null, "flickcurl or a C compiler is absent: on Debian, apt-get install flickcurl-utils gcc libc6-dev.");
        // It has no tickets but for files that replace others, and asks to join a group and to rotate by GET, by which nothing is changed.
        await TellAsync(python, Path.Combine(Scripts, "story_flickcurl.py"), 4, "storyofflickcurl", "username", "ticket", "pool", "turned");
    }

    /// <param name="word">What the story looks for its group by.</param>
    /// <param name="without">What the client does not have.</param>
    async Task TellAsync(string program, string script, int number, string word, params string[] without)
    {
        using var pictures = new Pictures(number);
        string group = $"Lamps & <lights> of {word}";
        await site.MakeGroupAsync(site.People.Ana, group);
        var (theirs, _) = await site.Photos.AddPhotoAsync();
        var second = await site.Photos.Ben.UploadAsync(MadePhoto.Jpeg(710_000 + number), "second.jpg");
        var application = await site.RegisterAsync(program);
        using var process = Process.Start(new ProcessStartInfo(program, [script, site.Site.Address.ToString().TrimEnd('/'), application.Key, application.Secret, pictures.First, $"{theirs}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            Environment = { ["LC_ALL"] = "C.UTF-8", ["PYTHONIOENCODING"] = "utf-8" },
        })!;
        var complaints = process.StandardError.ReadToEndAsync(Cancel);
        var told = new Dictionary<string, string>();
        while (await process.StandardOutput.ReadLineAsync(Cancel) is { } line)
        {
            var (name, value) = line.Split(' ', 2) is [var n, var v] ? (n, v) : (line, "");
            if (name.StartsWith("ask-", StringComparison.Ordinal))
                await process.StandardInput.WriteLineAsync(await AnswerAsync(name, value, pictures, second.Id));
            else
                told[name] = value;
        }

        await process.WaitForExitAsync(Cancel);
        Assert.True(process.ExitCode == 0, $"{Path.GetFileName(script)} ended with {process.ExitCode} after {string.Join("; ", told)}: {await complaints}");
        string photo = told["photo"];
        var expected = ((string Name, string Value)[])
        [
            ("username", "ben"), ("login", "ben"), ("photo", photo), ("ticket", "1"), ("title", "Über <pier> & 🌅"), ("model", Pictures.Model), ("found", photo), ("sets", "Träume 2"),
            ("comment", "Schön & <b>gut</b>"), ("favourite", $"{theirs}"), ("group", group), ("pool", photo), ("perms", "1"), ("turned", photo), ("after", "1"),
        ];
        Assert.Equal(expected.Where(e => !without.Contains(e.Name)), told.Select(t => (t.Key, t.Value)));
        long id = long.Parse(photo, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(["pier", "late summer"], (await site.Site.WithDataAsync(data => data.PhotoTags.IgnoreQueryFilters().Where(t => t.PhotoId == id).OrderBy(t => t.Position).Select(t => t.Raw).ToListAsync(Cancel))).Take(2));
    }

    async Task<string> AnswerAsync(string asked, string value, Pictures pictures, string second)
    {
        switch (asked)
        {
            case "ask-verifier" when value.Split(' ') is [var token, var perms]:
                using (var consent = await site.People.Ben.SubmitAsync($"/services/oauth/authorize?oauth_token={token}&perms={perms}", "authorize", ("answer", "allow")))
                    return System.Text.RegularExpressions.Regex.Match(await consent.TextAsync(), "[0-9]{3}-[0-9]{3}-[0-9]{3}").Value;
            case "ask-another":
                return pictures.Second;
            case "ask-ticket":
                await UntilTakenAsync(value);
                return "done";
            case "ask-sizes" or "ask-turned":
                await CompareAsync(value, await File.ReadAllBytesAsync(pictures.First, Cancel), isTurned: asked == "ask-turned");
                return "compared";
            default:
                return second;
        }
    }

    async Task UntilTakenAsync(string ticket)
    {
        var signal = site.Site.Services.GetRequiredService<JobSignal>();
        while (true)
        {
            var next = signal.Next;
            if (await site.Site.WithDataAsync(data => data.Jobs.AnyAsync(j => j.Kind == TicketJob.Name && j.Key == ticket && j.State == JobState.Done, Cancel)))
                return;
            await next.WaitAsync(Cancel);
        }
    }

    /// <summary>Each size is as large as it says and shows what was sent, and the original is what was sent.</summary>
    async Task CompareAsync(string sizes, byte[] sent, bool isTurned)
    {
        using var decoded = NetVips.Image.NewFromBuffer(sent);
        using var upright = isTurned ? decoded.Rot90() : decoded.Copy();
        foreach (string[] size in sizes.Split('\t').Select(s => s.Split('|')))
        {
            byte[] bytes = await site.Nobody.Client.GetByteArrayAsync(new Uri(size[3]), Cancel);
            if (size[0] == "Original")
            {
                Assert.Equal(sent, bytes);
                continue;
            }

            using var image = NetVips.Image.NewFromBuffer(bytes);
            Assert.Equal((size[1], size[2]), ($"{image.Width}", $"{image.Height}"));
            using var expected = upright.ThumbnailImage(image.Width, image.Height, crop: image.Width == image.Height ? NetVips.Enums.Interesting.Centre : null);
            Assert.InRange((image - expected).Abs().Avg(), 0, MostDifference);
        }

        Assert.Contains("Original|", sizes, StringComparison.Ordinal);
        Assert.Contains("Large|", sizes, StringComparison.Ordinal);
    }

    /// <summary>Installs flickr-sdk as its lock file says, once.</summary>
    static async Task<string> FlickrSdkAsync()
    {
        Programs.SkipUnless(Programs.Find("node") is not null && Programs.Find("npm") is not null, "node or npm is absent: on Debian, apt-get install nodejs npm.");
        string target = Path.Combine(Checkout.Root, "artifacts", "flickr-clients");
        Directory.CreateDirectory(target);
        foreach (string file in (string[])["package.json", "package-lock.json", "story.mjs"])
            File.Copy(Path.Combine(Scripts, file), Path.Combine(target, file), overwrite: true);
        if (!Directory.Exists(Path.Combine(target, "node_modules", "flickr-sdk")))
            Assert.SkipUnless(await RunsAsync("npm", "ci", "--silent", "--no-audit", "--no-fund", "--prefix", target), "npm could not install flickr-sdk.");
        return Path.Combine(target, "story.mjs");
    }

    static async Task<bool> RunsAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        await process.StandardError.ReadToEndAsync(Cancel);
        await output;
        await process.WaitForExitAsync(Cancel);
        return process.ExitCode == 0;
    }
}
