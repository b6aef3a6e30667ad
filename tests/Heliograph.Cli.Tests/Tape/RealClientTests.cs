using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using Heliograph.Site.Tests;
using Heliograph.Tape.Tests;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Cli.Tests.Tape;

/// <summary>Clients that know nothing of tapes, through the real proxy: recorded, the service stopped, played back.</summary>
public sealed class RealClientTests
{
    [Fact]
    public async Task Npm_flickr_sdk_hears_from_tape_what_it_heard_live()
    {
        string script = await FlickrSdkAsync();
        using var folder = new Folder();
        string picture = folder.At("sea.jpg");
        await File.WriteAllBytesAsync(picture, [0xff, 0xd8, .. RandomNumberGenerator.GetBytes(20_000), 0xff, 0xd9], TestContext.Current.CancellationToken);
        var service = await Service.StartAsync(FlickrAsync);
        string tapes = folder.At("tapes");
        await using var proxy = await TapeProcess.StartAsync("serve", "--upstream", service.Address.ToString(), "--tapes", tapes, "--port", "0");

        string live = await RunAsync("node", script, Origin(proxy), picture);
        Assert.Contains("\"title\":\"The sea\"", live, StringComparison.Ordinal);
        Assert.Equal(3, Directory.GetFiles(tapes, "*.tape.json").Length);
        Assert.DoesNotContain("a-secret", string.Concat(Directory.GetFiles(tapes).Select(File.ReadAllText)), StringComparison.Ordinal);

        await service.DisposeAsync();
        Assert.Equal(live, await RunAsync("node", script, Origin(proxy), picture));
    }

    [Fact]
    public async Task Curl_hears_from_tape_what_it_heard_live()
    {
        Programs.SkipUnless(Programs.Find("curl") is not null, "curl is absent: on Debian, apt-get install curl.");
        using var folder = new Folder();
        byte[] picture = RandomNumberGenerator.GetBytes(100_000);
        var service = await Service.StartAsync(async context =>
        {
            context.Response.Headers["X-Many"] = new(["b", "a"]);
            if (context.Request.Path == "/picture")
            {
                context.Response.ContentType = "image/jpeg";
                await context.Response.Body.WriteAsync(picture);
            }
            else if (context.Request.Path == "/packed")
            {
                context.Response.Headers.ContentEncoding = "gzip";
                await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
                await gzip.WriteAsync("{\"a\": [1, 2]}"u8.ToArray());
            }
            else if (context.Request.HasFormContentType) await context.Response.WriteAsync($"hello {(await context.Request.ReadFormAsync())["name"]}");
            else context.Response.Redirect("/picture");
        });
        await using var proxy = await TapeProcess.StartAsync("serve", "--upstream", service.Address.ToString(), "--tapes", folder.At("tapes"), "--port", "0");

        string[] live = await AskAsync();
        Assert.Contains("hello Ann", live[2], StringComparison.Ordinal);
        await service.DisposeAsync();
        Assert.Equal(live, await AskAsync());

        async Task<string[]> AskAsync() =>
        [
            await RunAsync("curl", "-sSi", "--output", folder.At("picture"), "--write-out", "%{http_code} %{size_download}", Origin(proxy) + "/picture"),
            await RunAsync("curl", "-sSi", "--compressed", Origin(proxy) + "/packed"),
            await RunAsync("curl", "-sSi", "--data-urlencode", "name=Ann", "--data", "password=hidden", Origin(proxy) + "/form"),
            await RunAsync("curl", "-sSI", Origin(proxy) + "/redirect"),
            Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(folder.At("picture"), TestContext.Current.CancellationToken))),
        ];
    }

    static async Task FlickrAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/services/upload", StringComparison.Ordinal))
        {
            var form = await context.Request.ReadFormAsync();
            context.Response.ContentType = "text/xml";
            await context.Response.WriteAsync($"<?xml version=\"1.0\" encoding=\"utf-8\" ?>\n<rsp stat=\"ok\">\n<photoid>{form.Files[0].Length}</photoid>\n</rsp>");
            return;
        }
        await context.Response.WriteAsJsonAsync(new { stat = "ok", photos = new { photo = new[] { new { id = "7", title = "The sea" } } }, method = context.Request.Query["method"].ToString() });
    }

    /// <summary>Installs flickr-sdk as its lock file says, once.</summary>
    static async Task<string> FlickrSdkAsync()
    {
        Programs.SkipUnless(Programs.Find("node") is not null && Programs.Find("npm") is not null, "node or npm is absent: on Debian, apt-get install nodejs npm.");
        string source = Path.Combine(HeliographCommand.Root, "tests", "Heliograph.Cli.Tests", "Tape", "flickr");
        string target = Path.Combine(HeliographCommand.Root, "artifacts", "flickr-sdk");
        Directory.CreateDirectory(target);
        foreach (string file in (string[])["package.json", "package-lock.json", "ask.mjs"]) File.Copy(Path.Combine(source, file), Path.Combine(target, file), overwrite: true);
        if (!Directory.Exists(Path.Combine(target, "node_modules", "flickr-sdk")))
        {
            var install = await TryRunAsync("npm", "ci", "--silent", "--no-audit", "--no-fund", "--prefix", target);
            Assert.SkipUnless(install.ExitCode == 0, $"npm could not install flickr-sdk: {install.Complaints}");
        }
        return Path.Combine(target, "ask.mjs");
    }

    static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var outcome = await TryRunAsync(program, arguments);
        Assert.True(outcome.ExitCode == 0, $"{program} ended with {outcome.ExitCode}: {outcome.Complaints}");
        return outcome.Output;
    }

    static async Task<Outcome> TryRunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string complaints = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, complaints);
    }

    static string Origin(TapeProcess proxy) => proxy.Address.ToString().TrimEnd('/');
}
