namespace Heliograph.Lepton.Bench;

/// <summary>What is measured: photographs as cameras and phones write them.</summary>
static class CameraFiles
{
    const int Smallest = 100_000;

    public static IReadOnlyList<string> In(string? folder)
    {
        bool isOwn = folder is not null;
        folder ??= TestDataFolder() ?? throw new DirectoryNotFoundException("The shared test data is not here: name a folder of JPEG files.");
        var found = Directory.GetFiles(folder, "*.jpg").Where(f => isOwn || IsFromCamera(Path.GetFileName(f)))
            .Where(f => new FileInfo(f).Length >= Smallest && IsPacked(f)).Order(StringComparer.Ordinal);
        return [.. found];
    }

    // In the test data, those found in collections of cameras' files.
    static bool IsFromCamera(string name) =>
        name.StartsWith("dn_", StringComparison.Ordinal) || name.StartsWith("ex_", StringComparison.Ordinal) || name is "iphone.jpg" or "android.jpg";

    static bool IsPacked(string file)
    {
        try
        {
            LeptonCodec.Pack(File.OpenRead(file), Stream.Null);
            return true;
        }
        catch (LeptonException)
        {
            return false;
        }
    }

    static string? TestDataFolder()
    {
        string? root = Environment.GetEnvironmentVariable("HELIOGRAPH_TEST_DATA") is { Length: > 0 } given ? given : null;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); root is null && at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Heliograph.slnx"))) root = Path.Combine(at.FullName, "..", "shared");
        string path = Path.Combine(root ?? ".", "data", "jpeg");
        return Directory.Exists(path) ? path : null;
    }
}
