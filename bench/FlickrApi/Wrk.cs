using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Heliograph.Site.Bench;

namespace Heliograph.FlickrApi.Bench;

/// <summary>What wrk had answered, as fast as its connections got it.</summary>
/// <param name="Cpu">Of the site meanwhile.</param>
/// <param name="Median">Milliseconds.</param>
/// <param name="Slow">That 99 of 100 answers came within, milliseconds.</param>
sealed partial record Flood(int Calls, TimeSpan Cpu, double Median, double Slow)
{
    const int Connections = 32;

    public double PerCpuSecond => Calls / Cpu.TotalSeconds;

    /// <param name="paths">Asked for in turn.</param>
    /// <exception cref="InvalidOperationException">wrk is absent, or an answer was none.</exception>
    public static async Task<Flood> RunAsync(FilledSite site, IReadOnlyList<string> paths, TimeSpan length)
    {
        string list = Path.Combine(site.Scratch, "paths.txt");
        await File.WriteAllLinesAsync(list, paths);
        string script = Path.Combine(AppContext.BaseDirectory, "calls.lua");
        var before = site.Cpu;
        using var wrk = Process.Start(new ProcessStartInfo("wrk", ["-t", "1", "-c", $"{Connections}", "-d", $"{(int)length.TotalSeconds}", "-s", script, site.Address.ToString(), "--", list]) { RedirectStandardOutput = true })!;
        string output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var cpu = site.Cpu - before;
        var told = Told().Match(output);
        if (!told.Success || told.Groups["errors"].Value != "0")
            throw new InvalidOperationException($"wrk failed:{Environment.NewLine}{output}");
        return new Flood((int)Number("calls"), cpu, Number("p50"), Number("p99"));

        double Number(string name) => double.Parse(told.Groups[name].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"calls (?<calls>\d+) errors (?<errors>\d+) p50 (?<p50>[\d.]+) p99 (?<p99>[\d.]+)")]
    private static partial Regex Told();
}
