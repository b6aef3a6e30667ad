using System.Globalization;

namespace Heliograph.Tape.Bench;

/// <summary>Requests per CPU-second of each server, in turn, and the middleware's memory over a million requests.</summary>
static class Comparison
{
    const int Rounds = 3, WarmSeconds = 2, Seconds = 3, Million = 1_000_000;

    public static async Task RunAsync(string peers)
    {
        var folder = Directory.CreateTempSubdirectory("heliograph-tape-bench-");
        try
        {
            string self = Environment.ProcessPath!;
            using var bare = Server.Start(5301, self, "bare", "5301");
            using var tape = Server.Start(5302, self, "tape", "5302", folder.FullName, "http://127.0.0.1:5301");
            using var yakbak = Server.Start(5303, "node", Path.Combine(peers, "yakbak.cjs"), "5303", "http://127.0.0.1:5301", Path.Combine(folder.FullName, "yakbak"));
            // With exactly the headers of wrk: yakbak throws when its first requests race.
            await RecordAsync(yakbak.Port);
            await RecordAsync(tape.Port);

            (string Name, Server Server)[] all = [("Kestrel, bare", bare), ("Kestrel with UseTapes", tape), ("node with npm yakbak 5.0.1", yakbak)];
            foreach (var (_, server) in all) server.Load(WarmSeconds);
            var rates = all.ToDictionary(one => one.Name, _ => new List<double>());
            for (int round = 0; round < Rounds; round++)
            {
                foreach (var (name, server) in all)
                {
                    var (requests, cpu) = server.Load(Seconds);
                    rates[name].Add(requests / cpu.TotalSeconds);
                }
            }
            Print(all.Select(one => (one.Name, Median(rates[one.Name]))).ToArray());
            PrintMemory(tape);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task RecordAsync(int port)
    {
        using var client = new HttpClient();
        using var response = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/"));
        response.EnsureSuccessStatusCode();
    }

    static void Print((string Name, double Rate)[] rates)
    {
        Line($"{Machine.Processor}, {Environment.ProcessorCount} cores, {Machine.Load}, {DateTime.UtcNow:yyyy-MM-dd}");
        Line($"");
        Line($"| server | requests per CPU-second | to bare Kestrel | to yakbak |");
        Line($"| --- | ---: | ---: | ---: |");
        foreach (var (name, rate) in rates) Line($"| {name} | {rate:N0} | {rate / rates[0].Rate:P0} | {rate / rates[2].Rate:0.0} × |");
    }

    static void PrintMemory(Server tape)
    {
        Line($"");
        Line($"| requests to UseTapes | resident MiB |");
        Line($"| ---: | ---: |");
        long requests = 0;
        for (long next = 0; ; next += Million / 4)
        {
            while (requests < next) requests += tape.Load(Seconds).Requests;
            Line($"| {requests:N0} | {tape.Memory:N0} |");
            if (requests >= Million) break;
        }
    }

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
