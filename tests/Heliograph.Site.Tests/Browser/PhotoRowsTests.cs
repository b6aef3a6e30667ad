using System.Text.Json;
using Heliograph.Site.Tests.Photos.Lists;
using Microsoft.Playwright;

namespace Heliograph.Site.Tests.Browser;

/// <summary>Photos in rows as a visitor has them: nothing moves, the keyboard suffices, script is not needed.</summary>
public class PhotoRowsTests(PhotoRowsSite site) : IClassFixture<PhotoRowsSite>
{
    const string Boxes = "() => [...document.querySelectorAll('.sheet > li')].map(p => { const b = p.getBoundingClientRect(); return [b.left + scrollX, b.top + scrollY, b.width, b.height]; })";
    const string Focused = "() => document.activeElement?.closest('li')?.id ?? ''";

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1280)]
    [InlineData(1920)]
    public async Task Nothing_shifts_while_images_arrive_and_nothing_scrolls_sideways(int width)
    {
        var page = await site.NewVisitorAsync(width);
        foreach (string visit in (string[])["the first", "the second, with a known width"])
        {
            await page.GotoAsync("/photos/ana/");
            await page.WaitForImagesAsync();
            Assert.True(await page.LayoutShiftsAsync() is [], visit);
            Assert.Equal(0, await page.SidewaysScrollAsync());
        }

        Assert.Equal("1", await page.EvalOnSelectorAsync<string>("photo-rows", "rows => String(Number(rows.hasAttribute('data-width')))"));
    }

    [Fact]
    public async Task A_known_width_gets_rows_that_fill_it_to_the_pixel()
    {
        var page = await site.NewVisitorAsync(1333);
        await page.GotoAsync("/photos/ana/");
        await page.ReloadAsync();
        double[][] boxes = await BoxesAsync(page);
        Assert.All(boxes.GroupBy(b => Math.Round(b[1])), row => Assert.Equal(1333 - 24, row.Max(b => b[0] + b[2]), 0.1));
    }

    [Fact]
    public async Task A_resize_fetches_geometry_alone_and_keeps_the_photo_that_is_looked_at()
    {
        var page = await site.NewVisitorAsync(1280);
        await page.GotoAsync("/photos/ana/");
        await page.EvaluateAsync("() => document.querySelectorAll('.sheet > li')[40].querySelector('a').focus()");
        double before = await TopOfFocusedAsync(page);
        var asked = new List<string>();
        page.Request += (_, request) => { if (request.ResourceType is "fetch" or "document") asked.Add(request.Url); };
        await page.RunAndWaitForResponseAsync(() => page.SetViewportSizeAsync(900, 800), answer => answer.Url.Contains("/site/rows?", StringComparison.Ordinal));
        await page.WaitForFunctionAsync("() => document.querySelector('.sheet').style.aspectRatio.startsWith('852')");
        Assert.All(asked, url => Assert.Contains("/site/rows?measure=852", url, StringComparison.Ordinal));
        double[][] boxes = await BoxesAsync(page);
        Assert.All(boxes.GroupBy(b => Math.Round(b[1])), row => Assert.Equal(900 - 24, row.Max(b => b[0] + b[2]), 0.1));
        Assert.InRange(await TopOfFocusedAsync(page), before - 400, before + 400);
    }

    [Fact]
    public async Task The_end_brings_more_and_moves_nothing_that_is_there()
    {
        var page = await site.NewVisitorAsync(1280);
        await page.GotoAsync("/photos/ana/");
        double[][] before = await BoxesAsync(page);
        Assert.Equal(100, before.Length);
        await page.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight)");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('.sheet > li').length >= 200");
        await page.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight)");
        await page.WaitForFunctionAsync($"() => document.querySelectorAll('.sheet > li').length === {PhotoRowsSite.Photos}");
        double[][] after = await BoxesAsync(page);
        for (int i = 0; i < before.Length; i++)
            Assert.True(before[i].Zip(after[i]).All(p => Math.Abs(p.First - p.Second) < 0.01), $"Photo {i} moved from {string.Join(' ', before[i])} to {string.Join(' ', after[i])}.");
        Assert.Equal(12, after[100][1] - after.Take(100).Max(b => b[1] + b[3]), 1.0);
        Assert.Equal(0, await page.Locator(".pager [rel=next]").CountAsync());
        Assert.Equal(PhotoRowsSite.Photos, await page.EvaluateAsync<int>("() => new Set([...document.querySelectorAll('.sheet > li')].map(p => p.id)).size"));
        Assert.Contains("?after=", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keyboard_walks_the_rows_and_opens_a_photo()
    {
        var page = await site.NewVisitorAsync(1280);
        await page.GotoAsync("/photos/ana/");
        await page.WaitForFunctionAsync("() => customElements.get('photo-rows')");
        string[] ids = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.sheet > li')].map(p => p.id)");
        await page.PressAsync("j");
        Assert.Equal(ids[0], await page.EvaluateAsync<string>(Focused));
        await page.PressAsync("j");
        await page.PressAsync("ArrowRight");
        Assert.Equal(ids[2], await page.EvaluateAsync<string>(Focused));
        await page.PressAsync("k");
        Assert.Equal(ids[1], await page.EvaluateAsync<string>(Focused));

        double[][] boxes = await BoxesAsync(page);
        await page.PressAsync("ArrowDown");
        int below = Array.IndexOf(ids, await page.EvaluateAsync<string>(Focused));
        Assert.Equal(boxes.Select(b => b[1]).Distinct().Order().ElementAt(1), boxes[below][1]);
        await page.PressAsync("ArrowUp");
        Assert.Equal(boxes[0][1], boxes[Array.IndexOf(ids, await page.EvaluateAsync<string>(Focused))][1]);

        await page.PressAsync("?");
        await Assertions.Expect(page.Locator("dialog.keys")).ToBeVisibleAsync();
        await page.PressAsync("Escape");
        await page.PressAsync("m");
        await Assertions.Expect(page.Locator(".photo-menu")).ToBeVisibleAsync();
        await page.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".photo-menu")).ToBeHiddenAsync();
        string opened = ids[Array.IndexOf(ids, await page.EvaluateAsync<string>(Focused))];
        await page.PressAsync("Enter");
        await page.ReachedAsync($"/{opened[1..]}/");
        await page.GoBackAsync(new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync("id => document.activeElement?.closest('li')?.id === id", opened);
    }

    [Fact]
    public async Task Without_script_the_list_goes_on_by_links()
    {
        var page = await site.NewVisitorAsync(768, script: false);
        await page.GotoAsync("/photos/ana/");
        Assert.Equal(100, await page.Locator(".sheet > li").CountAsync());
        await page.ClickAsync(".pager [rel=next]");
        await page.ClickAsync(".pager [rel=next]");
        Assert.Equal(PhotoRowsSite.Photos - 200, await page.Locator(".sheet > li").CountAsync());
        await page.ClickAsync(".pager [rel=prev]");
        Assert.Equal($"p{Community.FirstPhoto + PhotoRowsSite.Photos - 101}", await page.Locator(".sheet > li").First.GetAttributeAsync("id"));
    }

    static async Task<double[][]> BoxesAsync(IPage page) => (await page.EvaluateAsync<JsonElement>(Boxes)).Deserialize<double[][]>()!;

    static Task<double> TopOfFocusedAsync(IPage page) => page.EvaluateAsync<double>("() => document.activeElement.getBoundingClientRect().top");
}
