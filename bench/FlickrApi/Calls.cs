using System.Diagnostics;
using Heliograph.Site.Bench;

namespace Heliograph.FlickrApi.Bench;

/// <summary>
/// Calls of three methods, unsigned, first as fast as wrk's connections get them, then at a fixed rate, each call's time counted from when
/// it was due: against an endpoint that does nothing and a method that asks the database for nothing, in the same run.
/// </summary>
static class Calls
{
    const int Paths = 2_000, PerSecond = 200, Percent = 100;
    static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    /// <param name="soak">Calls between two looks at the site's memory; 0: none.</param>
    public static async Task MeasureAsync(FilledSite site, Community community, string key, int soak)
    {
        string rest = $"/services/rest?api_key={key}&format=json&nojsoncallback=1&method=flickr.";
        (string Name, string[] Paths)[] kinds =
        [
            ("empty endpoint", Made(() => "/healthz")),
            ("test.echo", Made(() => $"{rest}test.echo")),
            ("photos.search, two words", Made(() => $"{rest}photos.search&text={community.Search().Split("q=")[1]}")),
            ("photos.getInfo", Made(() => $"{rest}photos.getInfo&photo_id={community.Photo().Split('/')[3]}")),
            ("people.getPhotos", Made(() => $"{rest}people.getPhotos&user_id={community.Photostream().Split('/')[2]}")),
        ];
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = site.Address };
        foreach (string path in kinds.SelectMany(k => k.Paths))
            await CheckAsync(client, path);

        Console.WriteLine("| | calls per CPU-second | of the empty endpoint's | p50 ms, 32 connections | p99 ms | p50 ms, 200 a second | p99 ms |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        double empty = 0;
        foreach (var (name, paths) in kinds)
        {
            await Flood.RunAsync(site, paths, Length / 2);
            var flood = await Flood.RunAsync(site, paths, Length);
            empty = empty == 0 ? flood.PerCpuSecond : empty;
            double[] paced = await PaceAsync(client, paths);
            Console.WriteLine($"| {name} | {flood.PerCpuSecond:n0} | {flood.PerCpuSecond / empty:f3} | {flood.Median:f1} | {flood.Slow:f1} | {At(paced, 50):f1} | {At(paced, 99):f1} |");
        }

        if (soak > 0)
            await SoakAsync(site, [.. Enumerable.Range(0, Paths).SelectMany(i => kinds[2..].Select(k => k.Paths[i]))], soak);
    }

    static string[] Made(Func<string> path) => [.. Enumerable.Range(0, Paths).Select(_ => path())];

    /// <summary>A call that fails is answered with status 200, which wrk takes for success.</summary>
    static async Task CheckAsync(HttpClient client, string path)
    {
        string answer = await client.GetStringAsync(new Uri(path, UriKind.Relative));
        if (answer.Contains("\"stat\":\"fail\"", StringComparison.Ordinal))
            throw new InvalidOperationException($"{path} answers {answer}");
    }

    /// <returns>Milliseconds from when each call was due to the end of its answer, ascending.</returns>
    static async Task<double[]> PaceAsync(HttpClient client, string[] paths)
    {
        var answers = new Task<double>[(int)(PerSecond * 2 * Length.TotalSeconds)];
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < answers.Length; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / PerSecond);
            if (due - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } early)
                await Task.Delay(early);
            string path = paths[i % paths.Length];
            answers[i] = Task.Run(async () =>
            {
                await CheckAsync(client, path);
                return (Stopwatch.GetElapsedTime(started) - due).TotalMilliseconds;
            });
        }

        return [.. (await Task.WhenAll(answers)).Order()];
    }

    static async Task SoakAsync(FilledSite site, string[] paths, int calls)
    {
        Console.WriteLine();
        Console.WriteLine("| calls | memory, MiB |");
        Console.WriteLine("| ---: | ---: |");
        Console.WriteLine($"| 0 | {site.Memory >> 20} |");
        for (int made = 0; made < calls;)
        {
            made += (await Flood.RunAsync(site, paths, Length * 2)).Calls;
            Console.WriteLine($"| {made:n0} | {site.Memory >> 20} |");
        }
    }

    static double At(double[] sorted, int percent) => sorted[sorted.Length * percent / Percent];
}
