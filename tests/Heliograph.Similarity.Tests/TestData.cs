namespace Heliograph.Similarity.Tests;

/// <summary>Test data lives outside the project: at $HELIOGRAPH_TEST_DATA, else in a folder named shared beside it.</summary>
static class TestData
{
    public static string? Find(string relative)
    {
        if (Environment.GetEnvironmentVariable("HELIOGRAPH_TEST_DATA") is { Length: > 0 } root) return Existing(root, relative);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Heliograph.slnx")))
                return Existing(Path.Combine(folder.FullName, "..", "shared"), relative);
        return null;
    }

    static string? Existing(string root, string relative)
    {
        string path = Path.GetFullPath(Path.Combine(root, relative));
        return File.Exists(path) ? path : null;
    }
}
