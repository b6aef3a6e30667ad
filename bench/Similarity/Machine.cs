using System.Globalization;
using System.Numerics.Tensors;

namespace Heliograph.Similarity.Bench;

/// <summary>What the figures were measured on.</summary>
static class Machine
{
    public static string Processor => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(": ")[1] ?? "unnamed CPU"
        : "unnamed CPU";

    /// <summary>Of the last minute: figures from a busy machine say so.</summary>
    public static string Load => File.Exists("/proc/loadavg") ? $"load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}" : "load unknown";

    /// <summary>What one core reads in a row from memory, which is what brute force waits for.</summary>
    public static string Bandwidth()
    {
        float[] values = new float[1 << 26];
        // Pages that were never written are all the same one.
        values.AsSpan().Fill(1);
        double perSecond = Cpu.PerSecond(values.Length * sizeof(float), 0.1, () => TensorPrimitives.Sum(values));
        return string.Create(CultureInfo.InvariantCulture, $"one core reads {perSecond / 1e9:f1} GB/s");
    }
}
