using System.Diagnostics;

namespace Heliograph.Site.Bench;

/// <summary>A page of many photos against one of none, asked for in turn, so that whatever else the machine does meets both.</summary>
static class Pages
{
    const int WarmUp = 40;
    const int Rounds = 300;

    public static async Task MeasureAsync(FilledSite site)
    {
        (string Name, string Path)[] pages =
        [
            ("empty photostream", "/photos/ben"),
            ("photostream of all", "/photos/ana"),
            ("home", "/"),
        ];
        using var client = new HttpClient { BaseAddress = site.Address };
        var times = pages.ToDictionary(p => p.Name, _ => new List<double>(Rounds));
        for (int round = -WarmUp; round < Rounds; round++)
            foreach (var (name, path) in pages)
            {
                long started = Stopwatch.GetTimestamp();
                _ = await client.GetByteArrayAsync(new Uri(path, UriKind.Relative));
                if (round >= 0)
                    times[name].Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

        double empty = Percentile(times[pages[0].Name], 95);
        Console.WriteLine("| page | p50 ms | p95 ms | p95 to the empty page's |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        foreach (var (name, _) in pages)
            Console.WriteLine($"| {name} | {Percentile(times[name], 50):f1} | {Percentile(times[name], 95):f1} | {Percentile(times[name], 95) / empty:f2} |");
    }

    static double Percentile(List<double> values, int percent) => values.Order().ElementAt(values.Count * percent / 100);
}
