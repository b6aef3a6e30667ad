using System.Diagnostics;

namespace Heliograph.Site.Bench;

/// <summary>
/// What visitors ask for: 60 % photostreams, 20 % tag pages, 10 % searches for two words, 10 % photo pages. First each kind and the mix
/// as fast as the site answers, by its CPU time; then the mix at a fixed rate, each request's time counted from when it was due, so that
/// a slow answer cannot delay the ones that would have shown it.
/// </summary>
static class Mix
{
    const int Connections = 8, WarmUp = 1_000, Rounds = 800, PerSecond = 200, Seconds = 30, Looks = 10;
    const string EmptyPage = "/code-of-conduct";

    /// <param name="soak">Requests of the mix over which the site's memory is looked at; 0: none.</param>
    public static async Task MeasureAsync(FilledSite site, Community community, int soak)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = site.Address };
        var random = new Random(3);
        string Mixed() => random.Next(10) switch { < 6 => community.Photostream(), < 8 => community.Tag(), 8 => community.Search(), _ => community.Photo() };
        (string Name, Func<string> Next)[] kinds =
        [
            ("empty page", () => EmptyPage), ("photostream", community.Photostream), ("tag page", community.Tag),
            ("search, two words", community.Search), ("photo page", community.Photo), ("the mix", Mixed),
        ];

        // As after the first minutes of a site: compiled for speed, tags that go together known.
        await AskAsync(client, Mixed, 8 * WarmUp);

        Console.WriteLine("| page | requests per CPU-second | of the empty page's |");
        Console.WriteLine("| --- | ---: | ---: |");
        double empty = 0;
        foreach (var (name, next) in kinds)
        {
            await AskAsync(client, next, WarmUp);
            var before = site.Cpu;
            await AskAsync(client, next, Rounds);
            double rate = Rounds / (site.Cpu - before).TotalSeconds;
            empty = empty == 0 ? rate : empty;
            Console.WriteLine($"| {name} | {rate:f0} | {rate / empty:f2} |");
        }

        Console.WriteLine();
        Console.WriteLine($"| at {PerSecond} requests a second | p50 ms | p95 ms | p99 ms |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        foreach (var (name, next) in kinds.Where(k => k.Name is "empty page" or "the mix"))
        {
            double[] times = await AskAtRateAsync(client, next);
            Console.WriteLine($"| {name} | {At(times, 50):f1} | {At(times, 95):f1} | {At(times, 99):f1} |");
        }

        if (soak > 0)
        {
            var looks = new List<long> { site.Memory };
            for (int look = 0; look < Looks; look++)
            {
                await AskAsync(client, Mixed, soak / Looks);
                looks.Add(site.Memory);
            }

            Console.WriteLine();
            Console.WriteLine($"Memory, MiB, every {soak / Looks:n0} requests: {string.Join(", ", looks.Select(bytes => bytes >> 20))}.");
        }
    }

    static async Task AskAsync(HttpClient client, Func<string> next, int requests)
    {
        int left = requests;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
                await FetchAsync(client, Locked(next));
        }));
    }

    static async Task<double[]> AskAtRateAsync(HttpClient client, Func<string> next)
    {
        var times = new double[PerSecond * Seconds];
        var asked = new List<Task>(times.Length);
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < times.Length; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / PerSecond);
            if (due - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } wait)
                await Task.Delay(wait);
            int number = i;
            string page = Locked(next);
            asked.Add(Task.Run(async () =>
            {
                await FetchAsync(client, page);
                times[number] = (Stopwatch.GetElapsedTime(started) - due).TotalMilliseconds;
            }));
        }

        await Task.WhenAll(asked);
        Array.Sort(times);
        return times;
    }

    static async Task FetchAsync(HttpClient client, string page)
    {
        using var answer = await client.GetAsync(new Uri(page, UriKind.Relative));
        _ = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    /// <summary>Random numbers are drawn by one at a time.</summary>
    static string Locked(Func<string> next)
    {
        lock (typeof(Mix))
            return next();
    }

    static double At(double[] sorted, int percent) => sorted[sorted.Length * percent / 100];
}
