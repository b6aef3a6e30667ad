namespace Heliograph.Site.Data;

/// <summary>
/// Lets one transaction of this process write to SQLite at a time: waiting here is fair and costs nothing,
/// waiting inside SQLite polls. Other processes are held off by SQLite's own lock and busy_timeout.
/// </summary>
public sealed class WriteGate : IDisposable
{
    readonly SemaphoreSlim gate = new(1, 1);

    internal async ValueTask<Held> EnterAsync(CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        return new Held(gate);
    }

    public void Dispose() => gate.Dispose();

    internal readonly struct Held(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
