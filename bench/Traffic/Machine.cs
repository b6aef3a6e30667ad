namespace Heliograph.Traffic.Bench;

/// <summary>What the figures were measured on.</summary>
static class Machine
{
    public static string Processor => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[1] ?? "unnamed CPU"
        : "unnamed CPU";

    /// <summary>Of the last minute: figures from a busy machine say so.</summary>
    public static string Load => File.Exists("/proc/loadavg") ? $"load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}" : "load unknown";
}
