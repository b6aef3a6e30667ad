namespace Heliograph.Tape.Tests;

/// <summary>Waits for what another thread or process is about to do; the test's own time limit is the only one.</summary>
static class Eventually
{
    public static async Task HoldsAsync(Func<bool> holds)
    {
        while (!holds())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
