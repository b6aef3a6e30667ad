using System.Diagnostics;
using Heliograph.Site.Blobs.Forms;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Intake;
using Microsoft.Extensions.DependencyInjection;
using NetVips;

namespace Heliograph.Site.Bench;

/// <summary>How long the first byte and the whole of an original of 5 MB take, stored as it is and recompressed, in turn.</summary>
static class Originals
{
    const int WarmUp = 3;
    const int Rounds = 25;
    const int Megabyte = 1_000_000;

    /// <summary>Adds one original of each form to a site that is not served yet.</summary>
    /// <returns>The paths of their addresses.</returns>
    public static async Task<(string Stored, string Recompressed)> AddAsync(IServiceProvider services, long owner)
    {
        var intake = services.GetRequiredService<PhotoIntake>();
        var stored = await AddAsync(intake, owner, seed: 1);
        var recompressed = await AddAsync(intake, owner, seed: 2);
        if (await services.GetRequiredService<Recompressor>().RunAsync(recompressed.Sha256, CancellationToken.None) is null)
            throw new InvalidOperationException("The original was not recompressed.");
        return (PhotoAddress.OfOriginal(stored), PhotoAddress.OfOriginal(recompressed));
    }

    public static async Task MeasureAsync(FilledSite site, (string Stored, string Recompressed) originals)
    {
        (string Name, string Path)[] forms = [("as uploaded", originals.Stored), ("recompressed", originals.Recompressed)];
        using var client = new HttpClient { BaseAddress = site.Address };
        var times = forms.ToDictionary(f => f.Name, _ => new List<(double First, double Whole)>(Rounds));
        long bytes = 0;
        for (int round = -WarmUp; round < Rounds; round++)
            foreach (var (name, path) in forms)
            {
                var (length, first, whole) = await FetchAsync(client, path);
                bytes = length;
                if (round >= 0)
                    times[name].Add((first, whole));
            }

        Console.WriteLine($"| original of {bytes / (double)Megabyte:f1} MB | first byte, ms | whole, ms |");
        Console.WriteLine("| --- | ---: | ---: |");
        foreach (var (name, _) in forms)
            Console.WriteLine($"| {name} | {Median(times[name].Select(t => t.First)):f1} | {Median(times[name].Select(t => t.Whole)):f1} |");
    }

    static async Task<(long Length, double First, double Whole)> FetchAsync(HttpClient client, string path)
    {
        byte[] buffer = new byte[1 << 16];
        long started = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        long length = await body.ReadAsync(buffer);
        double first = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        while (await body.ReadAsync(buffer) is > 0 and int read)
            length += read;
        return (length, first, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    static async Task<Photo> AddAsync(PhotoIntake intake, long owner, int seed)
    {
        using var noise = Image.Gaussnoise(4000, 3000, sigma: 60, mean: 128, seed: seed);
        using var soft = noise.Gaussblur(0.8);
        using var picture = soft.Cast(Enums.BandFormat.Uchar);
        using var file = new MemoryStream(picture.JpegsaveBuffer(q: 88));
        var result = await intake.AcceptAsync(file, $"{seed}.jpg", owner, new IntakeOptions(Visibility.Public), CancellationToken.None);
        return result is IntakeResult.Accepted accepted ? accepted.Photo : throw new InvalidOperationException("The original was refused.");
    }

    static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
