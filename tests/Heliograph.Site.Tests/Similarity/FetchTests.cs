using System.Net;
using System.Security.Cryptography;
using Heliograph.Site.Data;
using Heliograph.Site.Similarity.Networks;
using Heliograph.Site.Tests.Cli;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heliograph.Site.Tests.Similarity;

/// <summary>Fetching networks from a server that breaks off, and what the verbs say.</summary>
public sealed class FetchTests : IAsyncLifetime
{
    static readonly byte[] Bytes = [.. MadeNetwork.Onnx(), .. new byte[300_000]];

    readonly DataFolder folder = new(Directory.CreateTempSubdirectory("heliograph-").FullName);
    readonly List<string?> ranges = [];
    readonly HttpClient http = new();
    WebApplication server = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
    static string Hash => Convert.ToHexStringLower(SHA256.HashData(Bytes));

    Uri Address(string path) => new(new Uri(server.Urls.First()), path);

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.MapGet("/{name}", (string name, HttpContext context) =>
        {
            ranges.Add(context.Request.Headers.Range);
            return name == "missing.onnx" ? Results.NotFound()
                : name.EndsWith(".json", StringComparison.Ordinal) ? Results.Text(MadeNetwork.Description)
                : name.EndsWith(".txt", StringComparison.Ordinal) ? Results.Text(MadeNetwork.Labels)
                : name == "made.onnx" ? Results.Bytes(MadeNetwork.Onnx())
                : Results.Bytes(Bytes, enableRangeProcessing: true);
        });
        server.MapGet("/broken/{name}", async (HttpContext context) =>
        {
            context.Response.ContentLength = Bytes.Length;
            await context.Response.Body.WriteAsync(Bytes.AsMemory(0, 100_000), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            context.Abort();
        });
        await server.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
        Directory.Delete(folder.Root, recursive: true);
    }

    [Fact]
    public async Task What_a_broken_connection_left_is_gone_on_with()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => FetchAsync("/broken/net.onnx", Hash));
        long left = new FileInfo(Path.Combine(folder.Models, "net.onnx.part")).Length;
        Assert.InRange(left, 1, 100_000);

        string path = await FetchAsync("/net.onnx", Hash);
        Assert.Equal(Bytes, await File.ReadAllBytesAsync(path, Cancel));
        Assert.Equal([$"bytes={left}-"], ranges);
        Assert.Equal(["net.onnx"], Directory.GetFiles(folder.Models).Select(Path.GetFileName));
        Assert.Equal(path, await FetchAsync("/net.onnx", Hash));
        Assert.Single(ranges);
    }

    [Fact]
    public async Task Remains_of_another_file_do_not_spoil_it()
    {
        string part = Path.Combine(folder.Models, "net.onnx.part");
        await File.WriteAllBytesAsync(part, new byte[Bytes.Length], Cancel);
        Assert.Equal(Bytes, await File.ReadAllBytesAsync(await FetchAsync("/net.onnx", Hash), Cancel));
    }

    [Fact]
    public async Task Another_file_than_expected_is_refused_and_leaves_nothing()
    {
        string sentence = (await Assert.ThrowsAsync<WrongHashException>(() => FetchAsync("/net.onnx", new string('0', 64)))).Message;
        Assert.Contains(Hash, sentence, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Models));
        await Assert.ThrowsAsync<NetworkException>(() => FetchAsync("/net.exe", Hash));
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<HttpRequestException>(() => FetchAsync("/missing.onnx", Hash))).StatusCode);
    }

    [Fact]
    public async Task The_verbs_take_a_network_in_file_by_file_and_say_when_it_is_in_use()
    {
        async Task<HeliographCommand> Fetch(string name, byte[] bytes) => await HeliographCommand.RunAsync(
            ["model", "fetch", Address(name).ToString(), "--sha256", Convert.ToHexString(SHA256.HashData(bytes)), "--data", folder.Root]);

        Assert.Contains("its description", (await Fetch("/made.onnx", MadeNetwork.Onnx())).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Fetch("/made-labels.txt", System.Text.Encoding.UTF8.GetBytes(MadeNetwork.Labels))).ExitCode);
        var last = await Fetch("/made.json", System.Text.Encoding.UTF8.GetBytes(MadeNetwork.Description));
        Assert.Contains("Made for tests is in use", last.Output, StringComparison.Ordinal);
        Assert.Equal(0, last.ExitCode);

        var wrong = await Fetch("/made.onnx", [1]);
        Assert.Equal(3, wrong.ExitCode);
        Assert.DoesNotContain(" at ", wrong.Errors, StringComparison.Ordinal);

        string elsewhere = Directory.CreateTempSubdirectory("heliograph-").FullName;
        string path = MadeNetwork.WriteTo(elsewhere);
        Assert.Equal(0, (await HeliographCommand.RunAsync(["model", "add", path, "--data", folder.Root])).ExitCode);
        File.Delete(Path.ChangeExtension(path, ".json"));
        var refused = await HeliographCommand.RunAsync(["model", "add", path, "--data", folder.Root]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("made.json is missing", refused.Errors, StringComparison.Ordinal);
        Directory.Delete(elsewhere, recursive: true);
    }

    Task<string> FetchAsync(string path, string hash) => new NetworkDownload(folder, http).FetchAsync(Address(path), hash, new Progress<double>(), Cancel);
}
