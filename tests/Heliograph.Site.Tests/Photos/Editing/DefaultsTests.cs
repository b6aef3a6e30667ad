using System.Globalization;
using System.Net;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Uploads;

namespace Heliograph.Site.Tests.Photos.Editing;

[Collection<PhotoPages>]
public class DefaultsTests(PhotoSite host)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_person_chose_for_all_photos_new_photos_get()
    {
        await Uploader.MakeAccountAsync(host.Site, "chooser");
        using var chooser = await Uploader.SignInAsync(host.Site.Address, "chooser");
        using var saved = await chooser.Client.SubmitAsync("/account", "photo-defaults", ("Defaults.Visibility", "Family"), ("Defaults.Licence", "Cc0"),
            ("Defaults.Safety", "Restricted"), ("Defaults.Kind", "Other"), ("Defaults.Places", "true"), ("Defaults.Shown", "Moderate"));
        Assert.Contains("Saved.", await saved.TextAsync(), StringComparison.Ordinal);

        var answer = await chooser.UploadAsync(MadePhoto.Jpeg(77_001), "a.jpg");
        var photo = await host.ReadAsync(long.Parse(answer.Id, CultureInfo.InvariantCulture));
        Assert.Equal((Visibility.Family, Licence.Cc0, SafetyLevel.Restricted, ContentType.Other, Visibility.Public),
            (photo.Visibility, photo.Licence, photo.Safety, photo.ContentType, photo.LocationVisibility));
        Assert.Contains("value=\"Family\" selected", await chooser.Client.GetStringAsync("/upload", Cancel), StringComparison.Ordinal);
        Assert.Equal(Visibility.Private, (await host.ReadAsync(long.Parse((await chooser.UploadAsync(MadePhoto.Jpeg(77_002), "b.jpg", "?visibility=Private")).Id, CultureInfo.InvariantCulture))).Visibility);
    }

    [Fact]
    public async Task Lists_show_what_the_viewer_wants_to_be_shown()
    {
        var (id, page) = await host.AddPhotoAsync();
        await host.ChangeAsync(id, p => p.Safety = SafetyLevel.Moderate);
        string listed = $"id=\"p{id}\"";
        Assert.Contains(listed, await host.Ana.Client.GetStringAsync("/photos/ana/", Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain(listed, await host.Ben.Client.GetStringAsync("/photos/ana/", Cancel), StringComparison.Ordinal);
        foreach (var (level, isListed) in ((string, bool)[])[("Moderate", true), ("Safe", false)])
        {
            (await host.Ben.Client.SubmitAsync("/account", "photo-defaults", ("Defaults.Visibility", "Public"), ("Defaults.Licence", "AllRightsReserved"),
                ("Defaults.Safety", "Safe"), ("Defaults.Kind", "Photo"), ("Defaults.Shown", level))).Dispose();
            Assert.Equal(isListed, (await host.Ben.Client.GetStringAsync("/photos/ana/", Cancel)).Contains(listed, StringComparison.Ordinal));
        }

        Assert.Equal(HttpStatusCode.OK, (await host.Ben.Client.OpenAsync(page)).StatusCode);
    }

    [Fact]
    public async Task A_choice_that_does_not_exist_changes_nothing()
    {
        using var answer = await host.Ana.Client.SubmitAsync("/account", "photo-defaults", ("Defaults.Visibility", "Public"), ("Defaults.Licence", "99"),
            ("Defaults.Safety", "Safe"), ("Defaults.Kind", "Photo"), ("Defaults.Shown", "Safe"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task Originals_are_offered_to_others_only_by_who_lets_them_download()
    {
        var (id, page) = await host.AddPhotoAsync();
        string original = PhotoAddress.OfOriginal(await host.ReadAsync(id));
        Assert.DoesNotContain(original, await host.Stranger.GetStringAsync(page, Cancel), StringComparison.Ordinal);
        await host.ChangeAsync(id, p => p.Owner!.LetsDownload = true);
        try
        {
            Assert.Contains(original, await host.Stranger.GetStringAsync(page, Cancel), StringComparison.Ordinal);
        }
        finally
        {
            await host.ChangeAsync(id, p => p.Owner!.LetsDownload = false);
        }
    }
}
