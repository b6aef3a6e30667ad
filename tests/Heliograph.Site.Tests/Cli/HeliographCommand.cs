using System.Diagnostics;

namespace Heliograph.Site.Tests.Cli;

/// <summary>The real executable, run to its end, which a test waits for a minute at most.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
sealed record HeliographCommand(int ExitCode, string Output, string Errors)
{
    /// <param name="settings">Configuration by its keys.</param>
    public static async Task<HeliographCommand> RunAsync(string[] arguments, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo(Checkout.Heliograph, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
            start.Environment[$"HELIOGRAPH__{key.Replace(":", "__", StringComparison.Ordinal)}"] = value;
        using var process = Process.Start(start)!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        var cancel = patience.Token;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancel);
            string output = await process.StandardOutput.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return new(process.ExitCode, output, await errors);
        }
        finally
        {
            process.Kill();
        }
    }
}
