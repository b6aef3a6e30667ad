namespace Heliograph.Site.Tests;

/// <summary>Programs of the machine that some tests need: elsewhere those are skipped, but a build server must have them.</summary>
static class Programs
{
    /// <returns>Full path of a program on the PATH, or null.</returns>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);

    /// <summary>Skips the test with the reason; with <c>CI=true</c> it fails instead.</summary>
    public static void SkipUnless(bool present, string reason)
    {
        if (!present && Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(reason);
        Assert.SkipUnless(present, reason);
    }
}
