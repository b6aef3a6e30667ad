using Microsoft.Playwright;

namespace Heliograph.Site.Tests.Browser;

/// <summary>A real site and the browsers of its visitors, shared by the tests of a class.</summary>
public sealed class BrowserSite(Chromium chromium) : IAsyncLifetime
{
    readonly List<IBrowserContext> visitors = [];
    SiteProcess? site;

    /// <summary>The running site.</summary>
    public SiteProcess Process => site ?? throw new InvalidOperationException("The site has not started.");

    public async ValueTask InitializeAsync()
    {
        await chromium.GetAsync();
        site = await SiteProcess.StartAsync();
    }

    /// <summary>A page of a browser that knows nothing yet: no cookies, nothing cached.</summary>
    /// <param name="script">False: as with script switched off.</param>
    /// <param name="width">Of the window, CSS pixels.</param>
    public async Task<IPage> NewVisitorAsync(bool script = true, int width = 1280, int height = 800)
    {
        var browser = await chromium.GetAsync();
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = Process.Address.ToString(),
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = height },
            Locale = "en-GB",
        });
        context.SetDefaultTimeout((float)Chromium.Patience.TotalMilliseconds);
        visitors.Add(context);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in visitors)
            await visitor.CloseAsync();
        if (site is not null)
            await site.DisposeAsync();
    }
}
