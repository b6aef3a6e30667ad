using System.Diagnostics;

namespace Heliograph.Cli.Tests;

/// <summary>The real executable, run with arguments and standard input.</summary>
static class HeliographCommand
{
    static readonly string s_root = FindRoot();

    static readonly string s_executable = Path.Combine(
        s_root, "artifacts", "bin", "Heliograph.Cli", "release", OperatingSystem.IsWindows() ? "heliograph.exe" : "heliograph");

    /// <summary>A file of the test data, or null where it is not there.</summary>
    public static string? TestData(string relative)
    {
        string folder = Environment.GetEnvironmentVariable("HELIOGRAPH_TEST_DATA") is { Length: > 0 } given
            ? given
            : Path.Combine(s_root, "..", "shared");
        string path = Path.GetFullPath(Path.Combine(folder, relative));
        return File.Exists(path) ? path : null;
    }

    public static async Task<Outcome> RunAsync(string input, params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var complaints = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await complaints);
    }

    public static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo(s_executable, arguments)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    public static string Root => s_root;

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Heliograph.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}

sealed record Outcome(int ExitCode, string Output, string Complaints)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
