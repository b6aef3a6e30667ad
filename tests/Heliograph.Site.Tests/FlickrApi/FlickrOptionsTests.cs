using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.Tests.Cli;
using Heliograph.Site.Tests.Photos;
using Heliograph.Site.Tests.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.FlickrApi;

/// <summary>What an administrator sets, and an application that is registered on the command line.</summary>
public sealed partial class FlickrOptionsTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bases_of_signatures_unsigned_bytes_and_calls_a_minute_are_as_configured()
    {
        await using var site = await TestSite.StartAsync(new Dictionary<string, string?>
        {
            ["Flickr:SignatureBases:0"] = "https://photos.example",
            ["Flickr:UnsignedUploadBytes"] = "5000",
            ["Flickr:CallsPerMinute"] = "20",
        });
        await Uploader.MakeAccountAsync(site, "ana");
        using var client = site.NewClient();
        var ana = await GrantedAsync(site, client, "Darkroom");

        Assert.Equal("ok", await StatAsync(ana, "https://photos.example/services/rest"));
        Assert.Equal("ok", await StatAsync(ana, "/services/rest"));
        Assert.Equal("96", await StatAsync(ana, "https://api.flickr.com/services/rest"));

        // Who sends the file is known only where it is said before the file.
        byte[] bytes = MadePhoto.Jpeg(1, padding: 6_000);
        Assert.Equal("8", Came(await UploadCallTests.SendAsync(ana, bytes, after: true)));
        Assert.Equal("ok", Came(await UploadCallTests.SendAsync(ana, bytes, after: false)));

        string came;
        do
            came = await StatAsync(ana, "/services/rest");
        while (came == "ok");
        Assert.Equal("105", came);
        Assert.Equal("105", Came(await UploadCallTests.SendAsync(ana, bytes, after: false)));
        Assert.Equal("ok", await StatAsync(await GrantedAsync(site, client, "Another"), "/services/rest"));
    }

    /// <summary>An application of the command line's, which Ana lets write.</summary>
    static async Task<FlickrCaller> GrantedAsync(TestSite site, HttpClient client, string name)
    {
        var added = await HeliographCommand.RunAsync(["app", "add", name, "--user", "ana", "--data", site.Folder.Root]);
        Assert.True(added.ExitCode == 0, added.Errors);
        var told = Printed().Match(added.Output);
        long ana = await site.WithDataAsync(data => data.People.Where(p => p.UserName == "ana").Select(p => p.Id).SingleAsync(Cancel));
        return await site.GrantAsync(new FlickrCaller(client, told.Groups["key"].Value, told.Groups["secret"].Value), ana, Grant.Write);
    }

    /// <param name="signed">The address that the signature is made for.</param>
    /// <returns>The code where it fails.</returns>
    static async Task<string> StatAsync(FlickrCaller caller, string signed)
    {
        using var answer = await caller.PostAsync("/services/rest", caller.Signed("POST", signed, [("method", "flickr.test.null")]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Came(XElement.Parse(await answer.Content.ReadAsStringAsync(Cancel)));
    }

    static string Came(XElement answer) => answer.Element("err")?.Attribute("code")?.Value ?? answer.Attribute("stat")!.Value;

    [GeneratedRegex(@"\Akey=(?<key>[0-9a-f]{32})\r?\nsecret=(?<secret>[0-9a-f]{16})\r?\n\z")]
    private static partial Regex Printed();
}
