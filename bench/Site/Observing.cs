using System.Globalization;

namespace Heliograph.Site.Bench;

/// <summary>What it costs that a site observes its own API: the same pages of two sites, one with and one without, by turns, by their CPU time.</summary>
static class Observing
{
    const int WarmUp = 4_000, Rounds = 12, RequestsARound = 800, Connections = 4;

    public static async Task MeasureAsync(FilledSite with, FilledSite without, Func<Community> community)
    {
        (string Name, Func<Community, string> Next)[] kinds = [("JSON of 60 bytes", _ => "/readyz"), ("empty page", _ => "/code-of-conduct"), ("photostream", c => c.Photostream()), ("photo page", c => c.Photo())];
        Console.WriteLine("| page | µs CPU without | µs CPU with | ratio (median of rounds) |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        foreach (var (name, next) in kinds)
        {
            // The same pages for both.
            await AskAsync(with, next, community(), WarmUp);
            await AskAsync(without, next, community(), WarmUp);
            var (ours, theirs) = (new List<double>(), new List<double>());
            for (int round = 0; round < Rounds; round++)
            {
                // By turns also in who comes first.
                var (first, firsts, second, seconds) = round % 2 == 0 ? (without, theirs, with, ours) : (with, ours, without, theirs);
                firsts.Add(await AskAsync(first, next, community(), RequestsARound));
                seconds.Add(await AskAsync(second, next, community(), RequestsARound));
            }

            double ratio = ours.Zip(theirs, (o, t) => o / t).Order().ElementAt(Rounds / 2);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {theirs.Order().ElementAt(Rounds / 2):f0} | {ours.Order().ElementAt(Rounds / 2):f0} | {ratio:f3} |"));
        }
    }

    /// <returns>CPU time of the site, microseconds a request.</returns>
    static async Task<double> AskAsync(FilledSite site, Func<Community, string> next, Community community, int requests)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = site.Address };
        string[] pages = [.. Enumerable.Range(0, requests).Select(_ => next(community))];
        int at = -1;
        var before = site.Cpu;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            while (Interlocked.Increment(ref at) is var mine && mine < pages.Length)
            {
                using var answer = await client.GetAsync(new Uri(pages[mine], UriKind.Relative));
                await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
            }
        }));
        return (site.Cpu - before).TotalMicroseconds / requests;
    }
}
