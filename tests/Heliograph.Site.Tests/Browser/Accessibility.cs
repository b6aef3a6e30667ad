using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Heliograph.Site.Tests.Browser;

/// <summary>What axe-core has to say of a page.</summary>
static class Accessibility
{
    static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>The rules that look at colours: nothing else of a page depends on its scheme.</summary>
    static readonly AxeRunOptions Colours = new()
    {
        RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>Fails with every serious or critical violation, its rule and the elements, light and dark.</summary>
    public static Task CheckAsync(IPage page) => CheckAsync(page, (ColorScheme.Light, Rules), (ColorScheme.Dark, Colours));

    /// <summary>As <see cref="CheckAsync(IPage)"/>, light only.</summary>
    public static Task CheckLightAsync(IPage page) => CheckAsync(page, (ColorScheme.Light, Rules));

    static async Task CheckAsync(IPage page, params IEnumerable<(ColorScheme Scheme, AxeRunOptions Rules)> runs)
    {
        var found = new List<string>();
        foreach (var (scheme, rules) in runs)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var result = await page.RunAxe(rules);
            found.AddRange(result.Violations
                .Where(v => v.Impact is "serious" or "critical")
                .Select(v => $"{scheme}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.NoPreference });
        Assert.True(found.Count == 0, $"{page.Url}{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
    }
}
