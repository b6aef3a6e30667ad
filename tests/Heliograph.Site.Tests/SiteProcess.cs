using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Heliograph.Site.Tests;

/// <summary>The real executable serving a fresh data folder on a port of its own.</summary>
public sealed partial class SiteProcess : IAsyncDisposable
{
    const int KillNow = 9;
    const int Terminate = 15;

    readonly TaskCompletionSource<string> administratorCode = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource<string> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly ConcurrentQueue<string> said = [];
    readonly Process process;
    readonly bool ownsData;

    SiteProcess(Process process, string data, bool ownsData)
    {
        this.process = process;
        this.ownsData = ownsData;
        Data = data;
    }

    /// <summary>Where it listens, such as <c>http://127.0.0.1:41234</c>.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The process's id.</summary>
    public int Id => process.Id;

    /// <summary>The data folder.</summary>
    public string Data { get; }

    /// <summary>The code that a fresh site prints: whoever signs up with it is an administrator.</summary>
    public Task<string> AdministratorCode => administratorCode.Task;

    /// <summary>What it has written to both outputs so far.</summary>
    public string Said => string.Join(Environment.NewLine, said);

    /// <param name="settings">Configuration by its keys, such as <c>Accounts:SignUp</c>.</param>
    /// <param name="data">An existing data folder, which the caller keeps; null: a new one, deleted at the end.</param>
    public static async Task<SiteProcess> StartAsync(IReadOnlyDictionary<string, string>? settings = null, string? data = null)
    {
        string folder = data ?? Directory.CreateTempSubdirectory("heliograph-").FullName;
        var start = Command(folder, "serve", "--urls", "http://127.0.0.1:0");
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
            start.Environment[$"HELIOGRAPH__{key.Replace(":", "__", StringComparison.Ordinal)}"] = value;

        var site = new SiteProcess(new Process { StartInfo = start }, folder, ownsData: data is null);
        site.process.OutputDataReceived += (_, line) => site.Hear(line.Data);
        site.process.ErrorDataReceived += (_, line) => site.Hear(line.Data);
        site.process.Start();
        site.process.BeginOutputReadLine();
        site.process.BeginErrorReadLine();
        var ended = site.process.WaitForExitAsync();
        if (await Task.WhenAny(site.listening.Task, ended) != ended)
        {
            site.Address = new Uri(await site.listening.Task);
            return site;
        }

        string said = site.Said;
        await site.DisposeAsync();
        throw new InvalidOperationException($"The site did not start.{Environment.NewLine}{said}");
    }

    /// <summary>Runs another verb on the same data folder while the site serves it.</summary>
    /// <returns>What it wrote to standard output.</returns>
    public async Task<string> RunAsync(string[] arguments, string? input = null)
    {
        using var verb = Process.Start(Command(Data, arguments))!;
        if (input is not null)
            await verb.StandardInput.WriteLineAsync(input);
        verb.StandardInput.Close();
        var errors = verb.StandardError.ReadToEndAsync();
        string output = await verb.StandardOutput.ReadToEndAsync();
        await verb.WaitForExitAsync();
        Assert.True(verb.ExitCode == 0, $"heliograph {string.Join(' ', arguments)} ended with {verb.ExitCode}: {await errors}");
        return output;
    }

    /// <summary>Somebody new: a client with cookies of its own. Redirects are shown, not followed.</summary>
    public HttpClient NewClient() => Visitor.Of(Address);

    /// <summary>SIGTERM: the site may finish what it is at.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> StopAsync() => SignalAsync(Terminate);

    /// <summary>SIGKILL: the site has no chance to do anything more.</summary>
    public Task KillAsync() => SignalAsync(KillNow);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        process.Dispose();
        if (ownsData)
            Directory.Delete(Data, recursive: true);
    }

    async Task<int> SignalAsync(int signal)
    {
        if (!process.HasExited)
            _ = Kill(process.Id, signal);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    void Hear(string? line)
    {
        if (line is null)
            return;
        said.Enqueue(line);
        if (Listening().Match(line) is { Success: true } address)
            listening.TrySetResult(address.Value);
        if (Code().Match(line) is { Success: true } code)
            administratorCode.TrySetResult(code.Groups[1].Value);
    }

    static ProcessStartInfo Command(string data, params string[] arguments) => new(Checkout.Heliograph, [.. arguments, "--data", data])
    {
        // Most live for seconds: code that is never compiled a second time, for speed, starts in two thirds of the CPU time.
        Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_TC_CallCounting"] = "0" },
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();

    [GeneratedRegex(@"sign-up\?code=(\S+)")]
    private static partial Regex Code();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
