using System.Diagnostics;
using Heliograph.Site.Photos;
using NetVips;

namespace Heliograph.Sizes.Bench;

/// <summary>Both sides in turn, so that a machine that is busy with other things is so for both. Work is divided by the processors' time it took, not the clock's.</summary>
static class Rounds
{
    public const int Count = 5;

    const int Clients = 8;
    const int Passes = 4;
    const int CachedRequests = 6000;

    public static async Task<Comparison> OfRenderingAsync(MeasuredSite site, string suffix, int edge)
    {
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        var size = PhotoSize.Find(suffix)!;
        return await InTurnAsync(async () =>
        {
            var before = site.Server.Worked;
            for (int pass = 0; pass < Passes; pass++)
            {
                site.ForgetSizes();
                await FetchAsync(site.Server.Client, site.Photos.Select(p => PhotoAddress.Of(p, size)));
            }

            return site.Photos.Count * Passes / (site.Server.Worked - before).TotalSeconds;
        }, () =>
        {
            using var self = Process.GetCurrentProcess();
            var before = self.TotalProcessorTime;
            for (int pass = 0; pass < Passes; pass++)
                Parallel.ForEach(site.Photos, p => Make(site.OriginalOf(p), edge));
            self.Refresh();
            return Task.FromResult(site.Photos.Count * Passes / (self.TotalProcessorTime - before).TotalSeconds);
        });
    }

    public static async Task<Comparison> OfCachedAsync(MeasuredSite site, string suffix)
    {
        var size = PhotoSize.Find(suffix)!;
        string folder = Directory.CreateTempSubdirectory("heliograph-static-").FullName;
        try
        {
            foreach (var photo in site.Photos)
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{photo.Id}.jpg"), await site.Server.Client.GetByteArrayAsync(PhotoAddress.Of(photo, size)));
            await using var peer = await Server.StartAsync(Environment.ProcessPath!, "serve-static", folder);
            string[] ours = [.. Enumerable.Range(0, CachedRequests).Select(i => PhotoAddress.Of(site.Photos[i % site.Photos.Count], size))];
            string[] theirs = [.. Enumerable.Range(0, CachedRequests).Select(i => $"/{site.Photos[i % site.Photos.Count].Id}.jpg")];
            return await InTurnAsync(() => RateAsync(site.Server, ours), () => RateAsync(peer, theirs));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<Comparison> InTurnAsync(Func<Task<double>> ours, Func<Task<double>> peers)
    {
        // Once unmeasured: the runtime compiles what it sees often.
        await ours();
        await peers();
        var rates = (Ours: new double[Count], Peers: new double[Count]);
        for (int round = 0; round < Count; round++)
        {
            rates.Ours[round] = await ours();
            rates.Peers[round] = await peers();
        }

        return new(rates.Ours, rates.Peers);
    }

    static async Task<double> RateAsync(Server server, string[] paths)
    {
        var before = server.Worked;
        await FetchAsync(server.Client, paths);
        return paths.Length / (server.Worked - before).TotalSeconds;
    }

    static Task FetchAsync(HttpClient client, IEnumerable<string> paths) =>
        Parallel.ForEachAsync(paths, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (path, cancel) =>
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancel);
            answer.EnsureSuccessStatusCode();
            await answer.Content.CopyToAsync(Stream.Null, cancel);
        });

    /// <summary>As somebody would write it who knows libvips: shrink on load, sRGB, the same encoder settings.</summary>
    static int Make(string original, int edge)
    {
        using var image = Image.Thumbnail(original, edge, height: edge, size: Enums.Size.Down, outputProfile: "srgb");
        return image.JpegsaveBuffer(q: 82, interlace: true, optimizeCoding: true, keep: Enums.ForeignKeep.None).Length;
    }
}
