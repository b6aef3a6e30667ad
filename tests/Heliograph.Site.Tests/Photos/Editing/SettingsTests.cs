using System.Net;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Editing;

namespace Heliograph.Site.Tests.Photos.Editing;

[Collection<PhotoPages>]
public class SettingsTests(PhotoSite host)
{
    static readonly (string Name, string Value)[] Good =
    [
        ("Form.Visibility", "Friends"), ("Form.Comments", "Contacts"), ("Form.Additions", "Nobody"), ("Form.Hidden", "true"), ("Form.Licence", "AttributionShareAlike"),
        ("Form.Safety", "Moderate"), ("Form.Kind", "Screenshot"), ("Form.Taken", "about 1998"), ("Form.Posted", "2020-02-03T04:05:06"),
        ("Form.Latitude", "57.64"), ("Form.Longitude", "-18.5"), ("Form.Accuracy", "11"), ("Form.Surroundings", "Outdoors"), ("Form.Place", "Family"),
    ];

    [Fact]
    public async Task Every_setting_is_stored_and_shown_again()
    {
        var (id, page) = await host.AddPhotoAsync();
        var before = await host.ReadAsync(id);
        using var answer = await host.Ana.Client.SubmitAsync(page + "settings", "settings", Good);
        string shown = await answer.TextAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Saved.", shown, StringComparison.Ordinal);

        var photo = await host.ReadAsync(id);
        Assert.Equal((Visibility.Friends, Permission.Contacts, Permission.Nobody, true), (photo.Visibility, photo.CommentPermission, photo.MetaPermission, photo.IsHidden));
        Assert.Equal((Licence.AttributionShareAlike, SafetyLevel.Moderate, ContentType.Screenshot), (photo.Licence, photo.Safety, photo.ContentType));
        Assert.Equal(("1998-01-01 00:00:00", 8, false), (photo.TakenAt, photo.TakenGranularity, photo.IsTakenUnknown));
        Assert.Equal(1_580_702_706_000, photo.PostedAt);
        Assert.Equal((57.64, -18.5, 11, LocationContext.Outdoors, Visibility.Family),
            (photo.Latitude!.Value, photo.Longitude!.Value, photo.LocationAccuracy, photo.LocationContext, photo.LocationVisibility));
        Assert.NotEqual(before.Secret, photo.Secret);

        string again = await host.Ana.Client.GetStringAsync(page + "settings", TestContext.Current.CancellationToken);
        foreach (string part in (string[])["value=\"about 1998\"", "value=\"2020-02-03T04:05:06\"", "value=\"57.64\"", "value=\"-18.5\"", "value=\"AttributionShareAlike\" selected"])
            Assert.Contains(part, again, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Form.Taken", "14.7.2019", "This is no date")]
    [InlineData("Form.Posted", "2999-01-01T00:00:00", "in the future")]
    [InlineData("Form.Posted", "", "in the future")]
    [InlineData("Form.Latitude", "91", "A latitude is from")]
    [InlineData("Form.Latitude", "", "A latitude is from")]
    [InlineData("Form.Longitude", "NaN", "A latitude is from")]
    [InlineData("Form.Accuracy", "99", "A latitude is from")]
    [InlineData("Form.Licence", "77", "does not exist")]
    public async Task What_makes_no_sense_is_refused_in_words_and_nothing_is_changed(string field, string value, string words)
    {
        var (id, page) = await host.AddPhotoAsync();
        using var answer = await host.Ana.Client.SubmitAsync(page + "settings", "settings", [.. Good.Select(f => f.Name == field ? (field, value) : f)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(words, await answer.TextAsync(), StringComparison.Ordinal);
        var photo = await host.ReadAsync(id);
        Assert.Equal((Visibility.Public, Licence.AllRightsReserved, (double?)null), (photo.Visibility, photo.Licence, photo.Latitude));
    }

    [Fact]
    public async Task Saving_what_is_shown_changes_nothing_and_emptied_coordinates_forget_the_place()
    {
        var (id, page) = await host.AddPhotoAsync();
        await host.ChangeAsync(id, p => (p.TakenAt, p.IsTakenUnknown, p.Latitude, p.Longitude) = ("2001-02-03 04:05:06", false, 1.5, 2.5));
        var before = await host.ReadAsync(id);
        (string, string)[] shown =
        [
            ("Form.Visibility", "Public"), ("Form.Comments", "Everybody"), ("Form.Additions", "Contacts"), ("Form.Licence", "AllRightsReserved"), ("Form.Safety", "Safe"),
            ("Form.Kind", "Photo"), ("Form.Taken", TakenDate.Write(before)), ("Form.Posted", PhotoSettings.Of(before).Posted!),
            ("Form.Accuracy", "16"), ("Form.Surroundings", "Unknown"), ("Form.Place", "Private"),
        ];
        using var same = await host.Ana.Client.SubmitAsync(page + "settings", "settings", [.. shown, ("Form.Latitude", "1.5"), ("Form.Longitude", "2.5")]);
        var photo = await host.ReadAsync(id);
        Assert.Equal((before.UpdatedAt, before.PostedAt, before.Secret, before.TakenAt), (photo.UpdatedAt, photo.PostedAt, photo.Secret, photo.TakenAt));

        using var emptied = await host.Ana.Client.SubmitAsync(page + "settings", "settings", [.. shown, ("Form.Latitude", ""), ("Form.Longitude", "")]);
        Assert.Null((await host.ReadAsync(id)).Latitude);
    }

    [Fact]
    public async Task Only_the_owner_has_settings_of_a_photo()
    {
        var (id, page) = await host.AddPhotoAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await host.Ben.Client.OpenAsync(page + "settings")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await host.Ben.Client.PostFormAsync("/upload", page + "settings", [.. Good, ("_handler", "settings")])).StatusCode);
        Assert.Equal(Visibility.Public, (await host.ReadAsync(id)).Visibility);
        Assert.NotEqual(HttpStatusCode.OK, (await host.Stranger.OpenAsync(page + "settings")).StatusCode);
    }
}
