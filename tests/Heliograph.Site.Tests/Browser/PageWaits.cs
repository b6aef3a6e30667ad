using Microsoft.Playwright;

namespace Heliograph.Site.Tests.Browser;

/// <summary>What tests ask of a page beyond Playwright's own verbs.</summary>
static class PageWaits
{
    /// <summary>Returns when every image in the window has arrived and was decoded.</summary>
    public static Task WaitForImagesAsync(this IPage page) => page.EvaluateAsync(
        """
        async () => {
          const seen = [...document.images].filter(i => {
            const box = i.getBoundingClientRect();
            return box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
          });
          await Promise.all(seen.map(i => i.decode().catch(() => {})));
        }
        """);

    /// <summary>
    /// Sum of all layout shifts since the page began, as Chromium counts them, to the third decimal as it reports them:
    /// parts of a pixel, where per cents are rounded, are no shift that anybody sees.
    /// </summary>
    public static async Task<double> LayoutShiftAsync(this IPage page) => Math.Round(await page.EvaluateAsync<double>(
        """
        () => new Promise(done => {
          let sum = 0;
          const observer = new PerformanceObserver(list => { for (const shift of list.getEntries()) if (!shift.hadRecentInput) sum += shift.value; });
          observer.observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => {
            for (const shift of observer.takeRecords()) if (!shift.hadRecentInput) sum += shift.value;
            done(sum);
          }));
        })
        """), 3);

    /// <summary>
    /// Loads the page as in a window that keeps its width: the first load tells the site how wide it is, the second is laid out for it.
    /// </summary>
    public static async Task ReloadMeasuredAsync(this IPage page)
    {
        await page.ReloadAsync();
        await page.WaitForFunctionAsync(
            "() => { const rows = document.querySelector('photo-rows'); return !rows || document.cookie.includes(`rows=${rows.clientWidth}`); }");
        await page.ReloadAsync();
        await page.WaitForImagesAsync();
    }

    /// <summary>Pixels by which the page is wider than the window: 0 where nothing scrolls sideways.</summary>
    public static Task<int> SidewaysScrollAsync(this IPage page) =>
        page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
}
