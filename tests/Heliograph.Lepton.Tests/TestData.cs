using System.Text.Json;

namespace Heliograph.Lepton.Tests;

/// <summary>A JPEG file of the test data, and the Lepton files that other encoders made of it.</summary>
sealed record PeerFile(string Name, IReadOnlyList<PeerLepton> Leptons);

/// <param name="Encoder">a or b for the program, then the most segments it was allowed.</param>
/// <param name="Name">The file.</param>
sealed record PeerLepton(string Encoder, string Name);

/// <summary>Test data lives outside the project: at $HELIOGRAPH_TEST_DATA, else in a folder named shared beside it.</summary>
static class TestData
{
    static readonly string? s_folder = Find();

    /// <summary>The test's data; where there is none, the test is skipped with the reason.</summary>
    public static IReadOnlyList<PeerFile> Files()
    {
        Assert.SkipUnless(s_folder is not null, "The JPEG files of the test data (data/jpeg/manifest.json) are not here.");
        using var manifest = JsonDocument.Parse(Read("manifest.json"));
        return [.. manifest.RootElement.EnumerateArray().Select(file => new PeerFile(
            file.GetProperty("file").GetString()!,
            [.. file.GetProperty("lep").EnumerateArray().Select(l => new PeerLepton(l.GetProperty("encoder").GetString()!, l.GetProperty("file").GetString()!))]))];
    }

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(s_folder!, name));

    static string? Find()
    {
        if (Environment.GetEnvironmentVariable("HELIOGRAPH_TEST_DATA") is { Length: > 0 } root) return Existing(root);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Heliograph.slnx")))
                return Existing(Path.Combine(folder.FullName, "..", "shared"));
        return null;
    }

    static string? Existing(string root)
    {
        string folder = Path.GetFullPath(Path.Combine(root, "data", "jpeg"));
        return File.Exists(Path.Combine(folder, "manifest.json")) ? folder : null;
    }
}
