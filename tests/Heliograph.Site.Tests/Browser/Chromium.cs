using Heliograph.Site.Tests.Browser;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Heliograph.Site.Tests.Browser;

/// <summary>One headless browser for the whole run, started by the first test that asks. Debian's own: nothing is downloaded.</summary>
public sealed class Chromium : IAsyncDisposable
{
    static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--force-color-profile=srgb",
    ];

    /// <summary>How long a page may take over anything: much longer than it does, for machines that are busy with other tests.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly SemaphoreSlim gate = new(1, 1);
    IPlaywright? playwright;
    IBrowser? browser;

    /// <summary>The running browser; skips the test where there is none to run.</summary>
    public async Task<IBrowser> GetAsync()
    {
        string? executable = Programs.Find("chromium");
        Programs.SkipUnless(executable is not null, "Chromium is absent: on Debian, apt-get install chromium.");
        await gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
            playwright ??= await Playwright.CreateAsync();
            return browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Arguments, Headless = true });
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        gate.Dispose();
    }
}
