using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Intake;
using Heliograph.Site.Tests.Photos.Lists;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Heliograph.Site.Tests.Browser;

/// <summary>A site with 240 photos of Ana's: twelve real files, each many times over, so that every image really arrives.</summary>
public sealed class PhotoRowsSite(Chromium chromium) : IAsyncLifetime
{
    public const int Photos = 240;
    const int Files = 12;
    readonly List<IBrowserContext> visitors = [];
    TestSite? site;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await chromium.GetAsync();
        var files = Directory.EnumerateFiles(Checkout.Data("photos"), "*.jpg", SearchOption.AllDirectories).Order().Where((_, i) => i % 40 == 0).Take(Files).ToList();
        site = await TestSite.StartAsync();
        await site.WithDataAsync(Community.AddPeopleAsync);
        var intake = site.Services.GetRequiredService<PhotoIntake>();
        var real = new List<Photo>();
        foreach (string file in files)
        {
            await using var source = File.OpenRead(file);
            var result = await intake.AcceptAsync(source, Path.GetFileName(file), Community.Tomas, new IntakeOptions(Visibility.Private), Cancel);
            real.Add(Assert.IsType<IntakeResult.Accepted>(result).Photo);
        }

        await site.AddPhotosAsync(Enumerable.Range(0, Photos).Select(i =>
        {
            var photo = Community.NewPhoto(i);
            var original = real[i % real.Count];
            (photo.Sha256, photo.Width, photo.Height, photo.DominantColour) = (original.Sha256, original.Width, original.Height, original.DominantColour);
            return photo;
        }).ToList());
    }

    /// <summary>A page of a browser that knows nothing yet.</summary>
    public async Task<IPage> NewVisitorAsync(int width, int height = 800, bool script = true)
    {
        var browser = await chromium.GetAsync();
        var visitor = await browser.NewContextAsync(new()
        {
            BaseURL = site!.Address.ToString(),
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = height },
        });
        visitor.SetDefaultTimeout((float)Chromium.Patience.TotalMilliseconds);
        visitors.Add(visitor);
        return await visitor.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in visitors)
            await visitor.CloseAsync();
        if (site is not null)
            await site.DisposeAsync();
    }
}
