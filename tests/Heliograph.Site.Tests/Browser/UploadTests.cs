using static Microsoft.Playwright.Assertions;

namespace Heliograph.Site.Tests.Browser;

public class UploadTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [Fact]
    public async Task Dropped_photographs_each_show_themselves_and_arrive_in_the_photostream()
    {
        var page = await site.NewVisitorAsync();
        await page.SignUpAsync("dora");
        await page.GotoAsync("/upload");
        string[] files = TestPhotos.Files(12);
        await page.DropAsync(".drop-area", files);

        await Expect(page.Locator(".upload-row")).ToHaveCountAsync(files.Length);
        string[] shiftsOfTheDrop = await page.LayoutShiftsAsync();
        await Expect(page.Locator(".upload-row[data-painted]")).ToHaveCountAsync(files.Length, new() { Timeout = 60_000 });
        await Expect(page.Locator(".upload-row[data-state=done]")).ToHaveCountAsync(files.Length, new() { Timeout = 60_000 });
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Status)).ToHaveTextAsync("12 of 12 uploaded.");
        Assert.Equal(shiftsOfTheDrop, await page.LayoutShiftsAsync());

        await page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots.Folder, "upload-files-desktop.png"), FullPage = true });
        await page.SetViewportSizeAsync(360, 720);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots.Folder, "upload-files-phone.png") });
        Assert.Equal(0, await page.SidewaysScrollAsync());
        await Accessibility.CheckAsync(page);

        await page.Locator(".look a").ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/photos/dora/$"));
        await Expect(page.Locator("photo-rows a.shot img")).ToHaveCountAsync(files.Length);
    }

    [Fact]
    public async Task A_file_that_is_no_photograph_says_so_itself_and_stops_no_other()
    {
        var page = await site.NewVisitorAsync();
        await page.SignUpAsync("refused");
        await page.GotoAsync("/upload");
        await page.SetInputFilesAsync("input[type=file]", new Microsoft.Playwright.FilePayload[]
        {
            new() { Name = "holiday.jpg", MimeType = "image/jpeg", Buffer = "Dear diary, we had no camera."u8.ToArray() },
            new() { Name = "real.jpg", MimeType = "image/jpeg", Buffer = await File.ReadAllBytesAsync(TestPhotos.FromCamera, TestContext.Current.CancellationToken) },
        });

        await Expect(page.Locator(".upload-row[data-state=done]")).ToHaveCountAsync(1);
        var refused = page.Locator(".upload-row[data-state=failed]");
        await Expect(refused).ToContainTextAsync("“holiday.jpg”");
        await Expect(refused.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Try holiday.jpg again" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Status)).ToHaveTextAsync("1 of 2 uploaded, 1 could not be.");
    }

    [Fact]
    public async Task A_broken_connection_is_told_and_a_retry_sends_the_file_again()
    {
        var page = await site.NewVisitorAsync();
        await page.SignUpAsync("broken");
        await page.GotoAsync("/upload");
        await page.RouteAsync("**/upload/files?**", route => route.AbortAsync("connectionreset"));
        await page.SetInputFilesAsync("input[type=file]", TestPhotos.FromCamera);
        await Expect(page.Locator(".upload-row[data-state=failed]")).ToContainTextAsync("The connection broke");

        await page.UnrouteAsync("**/upload/files?**");
        await page.Locator(".retry").ClickAsync();
        await Expect(page.Locator(".upload-row[data-state=done]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_is_decided_while_a_file_travels_holds_for_its_photo_and_leaving_warns()
    {
        var page = await site.NewVisitorAsync();
        await page.SignUpAsync("late");
        await page.GotoAsync("/upload");
        var arrived = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await page.RouteAsync("**/upload/files?**", async route =>
        {
            arrived.SetResult();
            await release.Task;
            await route.ContinueAsync();
        });
        await page.SetInputFilesAsync("input[type=file]", TestPhotos.FromCamera);
        await arrived.Task;
        await page.FillAsync("[name=title]", "Decided late");
        await page.SelectOptionAsync("[name=visibility]", "Private");
        await page.FillAsync("[name=tags]", "harbour, evening light");
        await page.Locator("[name=tags]").BlurAsync();

        var warning = new TaskCompletionSource<string>();
        page.Dialog += (_, dialog) =>
        {
            warning.TrySetResult(dialog.Type);
            _ = dialog.DismissAsync();
        };
        await page.EvaluateAsync("() => { location.href = '/'; }");
        Assert.Equal("beforeunload", await warning.Task.WaitAsync(Chromium.Patience, TestContext.Current.CancellationToken));

        var edited = page.WaitForResponseAsync("**/upload/photos");
        release.SetResult();
        await Expect(page.Locator(".upload-row[data-state=done]")).ToHaveCountAsync(1);
        Assert.True((await edited).Ok);
        await page.Locator(".upload-row .name").ClickAsync();
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Decided late");
        await Expect(page.Locator(".tags li")).ToHaveTextAsync(["harbour", "evening light"]);
        await Expect(page.Locator("select[name=visibility]")).ToHaveValueAsync("Private");
    }

    [Fact]
    public async Task A_cancelled_file_does_not_arrive()
    {
        var page = await site.NewVisitorAsync();
        await page.SignUpAsync("cancel");
        await page.GotoAsync("/upload");
        await page.RouteAsync("**/upload/files?**", _ => Task.CompletedTask);
        await page.SetInputFilesAsync("input[type=file]", TestPhotos.FromCamera);
        await page.Locator(".upload-row[data-state=sending] .cancel").ClickAsync();
        await Expect(page.Locator(".upload-row")).ToHaveAttributeAsync("data-state", "cancelled");

        await page.GotoAsync("/photos/cancel/");
        await Expect(page.Locator("photo-rows a.shot")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Nobody_uploads_without_an_account()
    {
        var page = await site.NewVisitorAsync();
        await page.GotoAsync("/upload");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account/sign-in"));
    }
}
