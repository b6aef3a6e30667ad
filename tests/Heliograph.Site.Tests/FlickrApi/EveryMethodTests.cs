using System.Globalization;
using System.Text.Json.Nodes;
using Heliograph.Site.FlickrApi.Methods;
using Heliograph.Site.FlickrApi.OAuth;

namespace Heliograph.Site.Tests.FlickrApi;

/// <summary>The table of methods as a whole.</summary>
[Collection<FlickrCalls>]
public sealed class EveryMethodTests(FlickrSite site)
{
    string AnaNsid => $"{site.People.AnaId}@N00";

    [Fact]
    public async Task What_the_site_does_not_have_is_no_method()
    {
        string[] absent = ["galleries.getList", "galleries.create", "collections.getTree", "places.find", "blogs.getList", "commons.getInstitutions", "push.getTopics", "auth.getFrob", "auth.getToken", "auth.checkToken", "panda.getList"];
        string names = (await site.Nobody.OkAsync("reflection.getMethods")).ToJsonString();
        foreach (string method in absent)
        {
            Assert.Equal(112, await site.Ana.CodeAsync(method));
            Assert.DoesNotContain($"flickr.{method}\"", names, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_method_answers_or_says_which_error_of_its_own_it_is()
    {
        string id = (await site.Photos.AddPhotoAsync()).Id.ToString(CultureInfo.InvariantCulture);
        string other = (await site.Photos.AddPhotoAsync()).Id.ToString(CultureInfo.InvariantCulture);
        string set = (string)(await site.Ana.OkAsync("photosets.create", ("title", "All of it"), ("primary_photo_id", id)))["photoset"]!["id"]!;
        var values = ((string Name, string Value)[])
        [
            ("photo_id", id), ("photoset_id", set), ("photoset_ids", set), ("photo_ids", id), ("primary_photo_id", id), ("user_id", AnaNsid), ("username", "ana"), ("title", "T"),
            ("comment_text", "Said"), ("comment_id", "1-2-3"), ("tag", "pier"), ("tags", "pier"), ("tag_id", $"1-{other}-1"), ("is_public", "1"), ("is_friend", "0"), ("is_family", "0"),
            ("content_type", "1"), ("license_id", "4"), ("degrees", "180"), ("lat", "1"), ("lon", "2"), ("min_date", "1"), ("date", "2026-11-01"), ("dates", "1,2"), ("method_name", "flickr.test.echo"),
            ("find_email", "ana@example.org"), ("url", $"{site.Site.Address}people/ana/"), ("tickets", "1"), ("brand", "nikon"), ("oauth_token", site.Ana.Token),
            ("note_x", "1"), ("note_y", "1"), ("note_w", "9"), ("note_h", "9"), ("note_text", "N"), ("group_id", "1@N20"), ("text", "pier"), ("topic_id", "1"), ("subject", "S"), ("message", "M"),
        ];
        // What ends the others' subjects comes last.
        foreach (var method in MethodTable.All.OrderBy(m => m.Needs == Grant.Delete || m.Name.EndsWith(".delete", StringComparison.Ordinal)))
        {
            (string, string)[] arguments = [.. method.Arguments.Where(a => a.Name != "oauth_token" && (!a.IsOptional || a.Name is "dates")).Select(a => values.First(v => v.Name == a.Name))];
            if (method.Name == "flickr.photos.search")
                arguments = [("text", "pier")];
            var answer = await site.Ana.JsonAsync(method.Name["flickr.".Length..], arguments);
            bool isGood = (string?)answer["stat"] == "ok" || method.Errors.Any(e => e.Code == (int)answer["code"]!);
            Assert.True(isGood, $"{method.Name}: {answer.ToJsonString()}");
            if ((string?)answer["stat"] == "ok")
                _ = await site.Ana.XmlAsync(method.Needs == Grant.None ? method.Name["flickr.".Length..] : "test.login", arguments);
        }
    }
}
