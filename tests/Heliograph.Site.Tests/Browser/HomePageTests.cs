namespace Heliograph.Site.Tests.Browser;

public class HomePageTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task The_home_page_of_an_empty_site_is_accessible_and_still()
    {
        var page = await site.NewVisitorAsync();
        await page.GotoAsync("/");
        await Accessibility.CheckAsync(page);
        Assert.Empty(await page.LayoutShiftsAsync());
        await page.SetViewportSizeAsync(360, 720);
        Assert.Equal(0, await page.SidewaysScrollAsync());
        await Screenshots.TakeAsync(page, "home-empty");
    }
}
