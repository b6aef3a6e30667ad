using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Heliograph.Site.Tests.Browser;

/// <summary>What tests ask of a page beyond Playwright's own verbs.</summary>
static class PageWaits
{
    /// <summary>Returns when the page's address ends so.</summary>
    public static Task ReachedAsync(this IPage page, string end) => Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(end) + "$"));

    /// <summary>Returns when the page's address no longer has this part.</summary>
    public static Task LeftAsync(this IPage page, string part) => Expect(page).Not.ToHaveURLAsync(new Regex(Regex.Escape(part)));

    /// <summary>Presses a key as a person would, who sees the page: before it has drawn itself Chromium drops what is pressed.</summary>
    public static async Task PressAsync(this IPage page, string key)
    {
        await page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        await page.Keyboard.PressAsync(key);
    }

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
    /// Every layout shift since the page began, as Chromium counts them, with what moved. Those below 0.0005 are left out,
    /// as in its own reports: parts of a pixel, where per cents are rounded, are no shift that anybody sees.
    /// </summary>
    public static Task<string[]> LayoutShiftsAsync(this IPage page) => page.EvaluateAsync<string[]>(
        """
        () => new Promise(done => {
          const found = [];
          const note = shifts => {
            for (const shift of shifts)
              if (!shift.hadRecentInput && shift.value >= 0.0005)
                found.push(`${shift.value.toFixed(4)}: ` + shift.sources.map(s =>
                  `${s.node?.nodeName}.${s.node?.className} (${s.previousRect.x}, ${s.previousRect.y}) to (${s.currentRect.x}, ${s.currentRect.y})`).join('; '));
          };
          const observer = new PerformanceObserver(list => note(list.getEntries()));
          observer.observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => {
            note(observer.takeRecords());
            done(found);
          }));
        })
        """);

    /// <summary>
    /// Shows the page as in a window that keeps its width: rows that are laid out for another one have told the site theirs, and are loaded again.
    /// </summary>
    public static async Task SettleAsync(this IPage page)
    {
        if (await page.EvaluateAsync<bool>("() => { const rows = document.querySelector('photo-rows'); return !!rows && Number(rows.dataset.width) !== rows.clientWidth; }"))
        {
            await page.WaitForFunctionAsync("() => document.cookie.includes(`rows=${document.querySelector('photo-rows').clientWidth}`)");
            await page.ReloadAsync();
        }

        await page.WaitForImagesAsync();
    }

    /// <summary>Pixels by which the page is wider than the window: 0 where nothing scrolls sideways.</summary>
    public static Task<int> SidewaysScrollAsync(this IPage page) =>
        page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
}
