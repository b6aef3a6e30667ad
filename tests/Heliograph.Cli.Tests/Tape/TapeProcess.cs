using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Heliograph.Cli.Tests.Tape;

/// <summary>A `heliograph tape` that goes on until it is interrupted.</summary>
sealed partial class TapeProcess : IAsyncDisposable
{
    const int Interrupt = 2;

    readonly Process _process;

    TapeProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<TapeProcess> StartAsync(params string[] arguments)
    {
        var process = HeliographCommand.Start(["tape", .. arguments]);
        string greeting = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        return new(process, new Uri(greeting.Split(' ')[0]));
    }

    /// <summary>The next line that it prints.</summary>
    public async Task<string?> LineAsync() => await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

    /// <summary>Interrupts it as Ctrl-C would.</summary>
    /// <returns>What it still said.</returns>
    public async Task<Outcome> EndAsync()
    {
        _ = Kill(_process.Id, Interrupt);
        var output = _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string complaints = await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(_process.ExitCode, await output, complaints);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
