using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.FlickrApi;

/// <summary>What people call themselves and their photos, whatever characters they like.</summary>
[Collection<FlickrCalls>]
public sealed class WordsTests(FlickrSite site)
{
    const string Words = "<b onclick=\"run()\">it's</b> &amp; ]]> <script>run()</script> 🌅👩‍🚀 שלום \u202Eabc\u202C é%20\\";
    const string Control = "\u0007";

    // Blanks and quotes end tags.
    const string Tag = "<script>'run()'</script>&🌅שלום\u202E";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_come_back_exact_in_xml_and_json_and_are_harmless_on_pages()
    {
        var (number, page) = await site.Photos.AddPhotoAsync();
        string id = $"{number}", old = await NameAsync(Words);
        try
        {
            await site.Ana.OkAsync("photos.setMeta", ("photo_id", id), ("title", Words + Control + "."), ("description", $"{Words}\n{Control}."));
            await site.Ana.OkAsync("photos.setTags", ("photo_id", id), ("tags", Tag));
            await site.Ana.OkAsync("photos.comments.addComment", ("photo_id", id), ("comment_text", Words));
            string set = (string)(await site.Ana.OkAsync("photosets.create", ("title", Words), ("primary_photo_id", id)))["photoset"]!["id"]!;

            var json = (await site.Ana.OkAsync("photos.getInfo", ("photo_id", id)))["photo"]!;
            Assert.Equal(
                (Words + Control + ".", $"{Words}\n{Control}.", Tag, Words),
                ((string?)json["title"]!["_content"], (string?)json["description"]!["_content"], (string?)json["tags"]!["tag"]![0]!["raw"], (string?)json["owner"]!["realname"]));
            var xml = (await site.Ana.XmlAsync("photos.getInfo", ("photo_id", id))).Element("photo")!;
            // XML 1.0 has no way to write it.
            Assert.Equal(
                (Words + ".", $"{Words}\n.", Tag, Words),
                (xml.Element("title")!.Value, xml.Element("description")!.Value, xml.Element("tags")!.Element("tag")!.Attribute("raw")!.Value, xml.Element("owner")!.Attribute("realname")!.Value));

            // As an attribute, and in lists.
            (string, string)[] one = [("user_id", "ana"), ("per_page", "1"), ("extras", "description,owner_name")];
            Assert.Equal((Words + Control + ".", Words), Listed((await site.Ana.OkAsync("people.getPhotos", one))["photos"]!["photo"]![0]!));
            Assert.Equal((Words + ".", Words), Listed((await site.Ana.XmlAsync("people.getPhotos", one)).Element("photos")!.Element("photo")!));
            Assert.Equal(Words, (await site.Ana.XmlAsync("photosets.getInfo", ("photoset_id", set))).Element("photoset")!.Element("title")!.Value);
            Assert.Equal(Words, (string?)(await site.Ana.OkAsync("photos.comments.getList", ("photo_id", id)))["comments"]!["comment"]![0]!["_content"]);

            // Too long by half a character.
            await site.Ana.OkAsync("photos.setMeta", ("photo_id", id), ("title", new string('a', 254) + "🌅"));
            Assert.Equal(new string('a', 254), (string?)(await site.Ana.OkAsync("photos.getInfo", ("photo_id", id)))["photo"]!["title"]!["_content"]);
            await site.Ana.OkAsync("photos.setMeta", ("photo_id", id), ("title", Words));

            using var tried = await site.People.Ana.SubmitAsync("/services/api/flickr.photos.getInfo", "try", ("photo_id", id));
            foreach (string html in (string[])[await tried.TextAsync(), await site.People.Nobody.GetStringAsync(new Uri(page, UriKind.Relative), Cancel), await site.People.Nobody.GetStringAsync(new Uri("/photos/ana/", UriKind.Relative), Cancel)])
            {
                Assert.Contains("&lt;script&gt;run()", html, StringComparison.Ordinal);
                Assert.DoesNotContain("<script>run()", html, StringComparison.Ordinal);
                Assert.DoesNotContain("<b onclick", html, StringComparison.Ordinal);
            }
        }
        finally
        {
            await NameAsync(old);
        }
    }

    static (string?, string?) Listed(JsonNode photo) => ((string?)photo["title"], (string?)photo["ownername"]);

    static (string?, string?) Listed(XElement photo) => (photo.Attribute("title")!.Value, photo.Attribute("ownername")!.Value);

    /// <returns>What Ana was called before.</returns>
    Task<string> NameAsync(string name) => site.Site.WithDataAsync(async data =>
    {
        var ana = await data.People.AsTracking().SingleAsync(p => p.Id == site.People.AnaId, Cancel);
        string old = ana.DisplayName;
        ana.DisplayName = name;
        await data.SaveChangesAsync(Cancel);
        return old;
    });
}
