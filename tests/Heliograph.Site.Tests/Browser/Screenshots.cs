using Microsoft.Playwright;

namespace Heliograph.Site.Tests.Browser;

/// <summary>Pictures of a page in <c>artifacts/screenshots</c>, for people to look at: desk, dark and phone; in long runs also narrow, wide and dark phones.</summary>
static class Screenshots
{
    static readonly int ViewsTaken = Environment.GetEnvironmentVariable("HELIOGRAPH_LONG") == "1" ? 6 : 3;

    static readonly (string Name, int Width, int Height, ColorScheme Scheme)[] Views =
    [
        ("desktop", 1280, 800, ColorScheme.Light), ("dark", 1280, 800, ColorScheme.Dark), ("phone", 360, 720, ColorScheme.Light),
        ("phone-dark", 360, 720, ColorScheme.Dark), ("768", 768, 1024, ColorScheme.Light), ("1920", 1920, 1080, ColorScheme.Light),
    ];

    /// <summary>Full path; Playwright makes the folder.</summary>
    public static string Folder { get; } = Path.Combine(Checkout.Root, "artifacts", "screenshots");

    /// <param name="name">Of the page; the files are <c>NAME-VIEW.png</c>.</param>
    public static async Task TakeAsync(IPage page, string name)
    {
        var before = page.ViewportSize!;
        foreach (var (view, width, height, scheme) in Views[..ViewsTaken])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await page.SetViewportSizeAsync(width, height);
            await page.SettleAsync();
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{view}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.NoPreference });
        await page.SetViewportSizeAsync(before.Width, before.Height);
    }
}
