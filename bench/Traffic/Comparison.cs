using System.Diagnostics;
using System.Globalization;

namespace Heliograph.Traffic.Bench;

/// <summary>Megabytes of capture a second of processor time, ours and the peers', by turns.</summary>
static class Comparison
{
    const int Rounds = 3, FirstBytes = 32_000_000;

    public static void Run(string capture)
    {
        double megabytes = new FileInfo(capture).Length / 1e6;
        // tshark takes minutes over the whole; its rate does not change on the way.
        string part = Path.Combine(Path.GetTempPath(), "heliograph-part.pcap");
        double partMegabytes = TakeFirst(capture, part);
        (string Name, string[] Command)[] sides =
        [
            ("parse only", Ours("parse", capture, "1")),
            ("parse only, 4 shards", Ours("parse", capture, "4")),
            ("with inference", Ours("learn", capture, "1")),
            ("with inference, 4 shards", Ours("learn", capture, "4")),
            ("tcpdump, headers only", ["tcpdump", "-nn", "-q", "-r", capture]),
            ("tshark without JSON", ["tshark", "-n", "-r", part, "--disable-protocol", "json", "-Y", "http", "-T", "fields", "-e", "http.request.uri", "-e", "http.response.code"]),
            ("tshark", ["tshark", "-n", "-r", part, "-Y", "http", "-T", "fields", "-e", "http.request.uri", "-e", "http.response.code"]),
        ];
        var measured = sides.ToDictionary(s => s.Name, _ => new List<Measurement>());
        for (int round = 0; round < Rounds; round++)
            foreach (var (name, command) in sides)
            {
                // One round of what takes long says enough.
                if (round > 0 && name.StartsWith("tshark", StringComparison.Ordinal)) continue;
                if (Measurement.Of(command) is { } result) measured[name].Add(result);
            }
        Console.WriteLine($"{Machine.Processor}, {Environment.ProcessorCount} cores, {Machine.Load} at the end; .NET {Environment.Version}");
        Console.WriteLine($"{megabytes:n0} MB of capture; MB a second of processor time, the best of {Rounds} rounds by turns (the worst)");
        Console.WriteLine();
        Console.WriteLine("| what | MB/CPU s | most memory, MB | exchanges | bytes allocated an exchange |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        foreach (var (name, results) in measured)
        {
            if (results.Count == 0) continue;
            var best = results.MinBy(r => r.Seconds)!;
            string[] said = best.Said.Split(' ');
            string counts = said.Length == 2 ? $"{said[0]} | {double.Parse(said[1], CultureInfo.InvariantCulture):0}" : " | ";
            double read = name.StartsWith("tshark", StringComparison.Ordinal) ? partMegabytes : megabytes;
            Console.WriteLine($"| {name} | {read / best.Seconds:0.0} ({read / results.Max(r => r.Seconds):0.0}) | {results.Max(r => r.PeakMegabytes):0} | {counts} |");
        }
    }

    static double TakeFirst(string capture, string part)
    {
        byte[] first = new byte[FirstBytes];
        using var whole = File.OpenRead(capture);
        int length = whole.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        File.WriteAllBytes(part, first[..length]);
        return length / 1e6;
    }

    static string[] Ours(params string[] arguments) => [Environment.ProcessPath!, .. arguments];

    /// <param name="Seconds">Of processor time.</param>
    /// <param name="Said">Its last line.</param>
    sealed record Measurement(double Seconds, double PeakMegabytes, string Said)
    {
        /// <returns>Null where the program is not installed.</returns>
        public static Measurement? Of(string[] command)
        {
            // GNU time tells the processor time and the memory of a process that has ended.
            var start = new ProcessStartInfo("/usr/bin/time", ["-f", "%U %S %M", .. command]) { RedirectStandardOutput = true, RedirectStandardError = true };
            try
            {
                using var process = Process.Start(start)!;
                var errors = process.StandardError.ReadToEndAsync();
                string last = "";
                while (process.StandardOutput.ReadLine() is { } line) last = line;
                process.WaitForExit();
                string[] figures = errors.Result.TrimEnd().Split('\n')[^1].Split(' ');
                if (process.ExitCode is 126 or 127 || figures.Length != 3) return null;
                double Figure(int n) => double.Parse(figures[n], CultureInfo.InvariantCulture);
                return new(Figure(0) + Figure(1), Figure(2) / 1000, last);
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return null;
            }
        }
    }
}
