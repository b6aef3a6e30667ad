using System.Diagnostics;

namespace Heliograph.Sizes.Bench;

/// <summary>A process that answers HTTP, and the time of processors it takes for that.</summary>
sealed class Server : IAsyncDisposable
{
    readonly Process process;

    Server(Process process, HttpClient client) => (this.process, Client) = (process, client);

    public HttpClient Client { get; }

    public TimeSpan Worked
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<Server> StartAsync(string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            int at = line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal);
            if (at < 0)
                continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return new Server(process, new HttpClient { BaseAddress = new Uri(line[at..].Split(' ')[0]) });
        }

        throw new InvalidOperationException($"{program} ended before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
