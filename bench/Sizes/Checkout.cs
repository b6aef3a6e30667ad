namespace Heliograph.Sizes.Bench;

/// <summary>Where things lie, and on what machine.</summary>
static class Checkout
{
    static readonly string Root = FindRoot();

    public static string Heliograph { get; } = Path.Combine(Root, "artifacts", "bin", "Heliograph.Cli", "release", "heliograph");

    public static string TestPhotos { get; } =
        Path.Combine(Environment.GetEnvironmentVariable("HELIOGRAPH_TEST_DATA") ?? Path.Combine(Root, "..", "shared"), "data", "jpeg");

    public static string Processor { get; } = File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").First(l => l.StartsWith("model name", StringComparison.Ordinal)).Split(':')[1].Trim()
        : "Unknown processor";

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Heliograph.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The benchmark runs outside a checkout.");
        return folder.FullName;
    }
}
