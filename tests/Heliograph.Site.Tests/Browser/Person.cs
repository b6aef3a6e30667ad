using Microsoft.Playwright;

namespace Heliograph.Site.Tests.Browser;

/// <summary>What people do on the site, as they do it: by its pages.</summary>
static class Person
{
    const string Password = "seven quiet lenses";

    /// <param name="code">Of an invitation, or the one that makes an administrator.</param>
    public static async Task SignUpAsync(this IPage page, string alias, string? code = null)
    {
        await page.GotoAsync($"/account/sign-up?code={code}");
        await page.SignUpHereAsync(alias);
    }

    /// <summary>On the page on which people sign up, with what else was filled in there.</summary>
    public static async Task SignUpHereAsync(this IPage page, string alias)
    {
        await page.FillAsync("[name=Alias]", alias);
        await page.FillAsync("[name=Email]", $"{alias}@example.org");
        await page.FillAsync("[name=Password]", Password);
        await page.ClickAsync("main form button[type=submit]");
        await page.LeftAsync("/account/");
    }

    public static async Task SignInAsync(this IPage page, string alias)
    {
        if (!page.Url.Contains("/account/sign-in", StringComparison.Ordinal))
            await page.GotoAsync("/account/sign-in");
        await page.FillAsync("[name=Who]", alias);
        await page.FillAsync("[name=Password]", Password);
        await page.ClickAsync("main form button[type=submit]");
        await page.LeftAsync("/account/");
    }

    /// <summary>Chooses files on the upload page and waits until the site has each of them.</summary>
    public static async Task UploadAsync(this IPage page, params string[] files)
    {
        await page.GotoAsync("/upload");
        await page.SetInputFilesAsync("input[type=file]", files);
        await Assertions.Expect(page.Locator(".upload-row[data-state=done]")).ToHaveCountAsync(files.Length, new() { Timeout = 60_000 });
    }

    /// <summary>As the upload page changes what has already arrived.</summary>
    /// <returns>Address of the album's page.</returns>
    public static async Task<string> AddToNewAlbumAsync(this IPage page, string title, string photo)
    {
        await page.GotoAsync("/upload");
        string album = await page.EvaluateAsync<string>(
            """
            async ([newAlbum, photo]) => {
              const headers = { 'Content-Type': 'application/json', RequestVerificationToken: document.querySelector('upload-files form').elements['__RequestVerificationToken'].value };
              const answer = await fetch('/upload/photos', { method: 'POST', headers, body: JSON.stringify({ photos: [photo], newAlbum }) });
              return (await answer.json()).album;
            }
            """, new[] { title, photo.TrimEnd('/').Split('/')[^1] });
        return $"{photo[..photo.TrimEnd('/').LastIndexOf('/')]}/albums/{album}/";
    }

    /// <summary>Makes a secret link on the page of one's own photo or album.</summary>
    /// <param name="guestsMay">What guests may do with it, in the words of the page.</param>
    /// <returns>The address to pass on, without the site's.</returns>
    public static async Task<string> ShareAsync(this IPage page, string address, string note, params string[] guestsMay)
    {
        await page.GotoAsync(address);
        await page.GetByText("Share by a link…").ClickAsync();
        await page.GetByLabel("For whom it is").FillAsync(note);
        foreach (string permission in guestsMay)
            await page.GetByLabel(permission).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        return new Uri(await page.Locator("article:target input[readonly]").InputValueAsync()).AbsolutePath;
    }

    /// <summary>On the page of a photo of one's own: gives it these words.</summary>
    public static async Task DescribeAsync(this IPage page, string title, string description, string tags)
    {
        await page.Locator(".editing summary").First.ClickAsync();
        await page.GetByLabel("Title").FillAsync(title);
        await page.GetByLabel("Description").FillAsync(description);
        await page.GetByLabel("Tags").FillAsync(tags);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title);
    }

    /// <summary>On the page of a photo: puts a note on it and names somebody.</summary>
    public static async Task MarkAsync(this IPage page, string note, string alias)
    {
        await page.GetByText("Add a note").ClickAsync();
        await page.GetByLabel("What you see there").FillAsync(note);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the note" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notes li")).ToHaveCountAsync(1);
        await page.GetByText("Name somebody").ClickAsync();
        await page.GetByLabel("Alias").FillAsync(alias);
        await page.GetByRole(AriaRole.Button, new() { Name = "Name", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".people li")).ToHaveCountAsync(1);
    }

    /// <summary>Says where a photo of one's own was taken, for everybody.</summary>
    public static async Task PlaceAsync(this IPage page, string photo, string latitude, string longitude)
    {
        await page.GotoAsync(photo + "settings");
        await page.GetByLabel("Latitude").FillAsync(latitude);
        await page.GetByLabel("Longitude").FillAsync(longitude);
        await page.SelectOptionAsync("[name='Form.Place']", "Public");
        await page.SelectOptionAsync("[name='Form.Licence']", "AttributionShareAlike");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save settings" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Saved.")).ToBeVisibleAsync();
    }

    /// <summary>Makes a public group.</summary>
    public static async Task MakeGroupAsync(this IPage page, string name, string alias, bool isModerated = false)
    {
        await page.GotoAsync("/groups/new");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Name in its address").FillAsync(alias);
        await page.GetByLabel("What it is about").FillAsync($"{name}, wherever they are.");
        if (isModerated)
            await page.GetByLabel("Moderators look at photos").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the group" }).ClickAsync();
        await page.ReachedAsync($"/groups/{alias}/");
    }

    public static async Task JoinGroupAsync(this IPage page, string group)
    {
        await page.GotoAsync(group);
        await page.GetByRole(AriaRole.Link, new() { Name = "Join", Exact = true }).ClickAsync();
        await page.GetByLabel("I accept these rules.").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Join", Exact = true }).ClickAsync();
        await page.ReachedAsync(group);
    }

    /// <summary>Gives the first of one's photos to a group's pool.</summary>
    public static async Task AddToGroupAsync(this IPage page, string group, int count)
    {
        await page.GotoAsync($"{group}add");
        var boxes = page.Locator(".choose input");
        for (int i = 0; i < count; i++)
            await boxes.Nth(i).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add to the pool" }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=status].notice").First).ToBeVisibleAsync();
    }

    /// <summary>Lets go of files over an element, as a file manager does.</summary>
    public static async Task DropAsync(this IPage page, string selector, params string[] files)
    {
        // The bytes reach the page by a picker of its own: a test's arguments are no place for megabytes.
        await page.EvaluateAsync(
            """
            () => { const picker = document.createElement('input'); picker.type = 'file'; picker.multiple = true; picker.id = 'carried'; document.body.append(picker); }
            """);
        await page.SetInputFilesAsync("#carried", files);
        await page.EvaluateAsync(
            """
            selector => {
              const carried = document.querySelector('#carried');
              const transfer = new DataTransfer();
              for (const file of carried.files) transfer.items.add(file);
              carried.remove();
              const target = document.querySelector(selector);
              for (const type of ['dragenter', 'dragover', 'drop'])
                target.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
            }
            """, selector);
    }
}
