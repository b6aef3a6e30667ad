using System.Diagnostics;
using System.Globalization;

namespace Heliograph.Tape.Bench;

/// <summary>A server in a process of its own.</summary>
sealed class Server : IDisposable
{
    readonly Process _process;

    Server(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static Server Start(int port, string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.StandardOutput.ReadLine();
        return new(process, port);
    }

    /// <summary>Resident memory in MiB.</summary>
    public double Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>Loads it with wrk.</summary>
    /// <returns>Requests, and the server's CPU time for them.</returns>
    public (long Requests, TimeSpan Cpu) Load(int seconds)
    {
        _process.Refresh();
        var before = _process.TotalProcessorTime;
        using var wrk = Process.Start(new ProcessStartInfo("wrk", ["-t1", "-c32", $"-d{seconds}s", $"http://127.0.0.1:{Port}/"]) { RedirectStandardOutput = true })!;
        string said = wrk.StandardOutput.ReadToEnd();
        wrk.WaitForExit();
        _process.Refresh();
        if (said.Contains("Non-2xx", StringComparison.Ordinal)) throw new InvalidOperationException(said);
        string line = said.Split('\n').First(text => text.Contains(" requests in ", StringComparison.Ordinal));
        return (long.Parse(line.Trim().Split(' ')[0], CultureInfo.InvariantCulture), _process.TotalProcessorTime - before);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
