namespace Heliograph.Site.Tests;

/// <summary>Where things lie in the checkout that the tests run from.</summary>
static class Checkout
{
    public static string Root { get; } = FindRoot();

    /// <summary>The real executable, as a person runs it.</summary>
    public static string Heliograph { get; } = Path.Combine(Root, "artifacts", "bin", "Heliograph.Cli", "release", "heliograph");

    /// <summary>The shared test data, or null where it is absent; the one place that knows where it may be.</summary>
    public static string? TestData { get; } = FindTestData();

    /// <summary>A file or folder of the shared test data; skips the test where the data is absent.</summary>
    public static string Data(params string[] path)
    {
        Assert.SkipUnless(TestData is not null, "The shared test data is absent: set HELIOGRAPH_TEST_DATA to its folder.");
        return Path.Combine([TestData!, "data", .. path]);
    }

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Heliograph.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside a checkout.");
        return folder.FullName;
    }

    static string? FindTestData()
    {
        string folder = Environment.GetEnvironmentVariable("HELIOGRAPH_TEST_DATA") ?? Path.Combine(Root, "..", "shared");
        return Directory.Exists(Path.Combine(folder, "data")) ? Path.GetFullPath(folder) : null;
    }
}
