using System.Globalization;

namespace Heliograph.Site.Tests.FlickrApi;

/// <summary>What people do with each other's photos, and what programs ask about people.</summary>
[Collection<FlickrCalls>]
public sealed class PeopleCallTests(FlickrSite site)
{
    string AnaNsid => $"{site.People.AnaId}@N00";

    [Fact]
    public async Task Comments_and_favourites_come_and_go()
    {
        string id = (await site.Photos.AddPhotoAsync()).Id.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(8, await site.Ben.CodeAsync("photos.comments.addComment", ("photo_id", id), ("comment_text", " ")));
        string comment = (string)(await site.Ben.OkAsync("photos.comments.addComment", ("photo_id", id), ("comment_text", "Which <i>pier</i>?")))["comment"]!["id"]!;
        Assert.Equal(2, await site.Cleo.CodeAsync("photos.comments.editComment", ("comment_id", comment), ("comment_text", "Mine")));
        await site.Ben.OkAsync("photos.comments.editComment", ("comment_id", comment), ("comment_text", "Which pier & when?"));
        var listed = (await site.Nobody.OkAsync("photos.comments.getList", ("photo_id", id)))["comments"]!["comment"]!.AsArray();
        Assert.Equal(("Which pier & when?", "ben", comment), ((string?)listed.Single()!["_content"], (string?)listed[0]!["authorname"], (string?)listed[0]!["id"]));
        Assert.Equal("1", (string?)(await site.Nobody.OkAsync("photos.getInfo", ("photo_id", id)))["photo"]!["comments"]!["_content"]);

        await site.Ben.OkAsync("favorites.add", ("photo_id", id));
        Assert.Equal(3, await site.Ben.CodeAsync("favorites.add", ("photo_id", id)));
        Assert.Equal(2, await site.Ana.CodeAsync("favorites.add", ("photo_id", id)));
        Assert.Equal(id, (string?)(await site.Ben.OkAsync("favorites.getList"))["photos"]!["photo"]![0]!["id"]);
        Assert.Equal("ben", (string?)(await site.Nobody.OkAsync("photos.getFavorites", ("photo_id", id)))["photo"]!["person"]![0]!["username"]);
        var events = (await site.Ana.OkAsync("activity.userPhotos"))["items"]!["item"]!.AsArray().Single(i => (string?)i!["id"] == id)!["activity"]!["event"]!.AsArray();
        Assert.Equal(["fave", "comment"], events.Select(e => (string)e!["type"]!));
        await site.Ben.OkAsync("favorites.remove", ("photo_id", id));
        Assert.Equal(1, await site.Ben.CodeAsync("favorites.remove", ("photo_id", id)));
        await site.Ana.OkAsync("photos.comments.deleteComment", ("comment_id", comment));
        Assert.Empty((await site.Nobody.OkAsync("photos.comments.getList", ("photo_id", id)))["comments"]!["comment"]!.AsArray());
    }

    [Fact]
    public async Task Notes_places_and_counts_are_as_on_pages()
    {
        string id = (await site.Photos.AddPhotoAsync()).Id.ToString(CultureInfo.InvariantCulture);
        await site.Ana.OkAsync("photos.notes.add", ("photo_id", id), ("note_x", "24"), ("note_y", "16"), ("note_w", "48"), ("note_h", "32"), ("note_text", "The gull"));
        var note = (await site.Nobody.OkAsync("photos.getInfo", ("photo_id", id)))["photo"]!["notes"]!["note"]![0]!;
        Assert.Equal(("24", "16", "48", "32", "The gull"), ((string)note["x"]!, (string)note["y"]!, (string)note["w"]!, (string)note["h"]!, (string)note["_content"]!));
        Assert.Equal(99, await site.Ben.CodeAsync("photos.notes.add", ("photo_id", id), ("note_x", "1"), ("note_y", "1"), ("note_w", "9"), ("note_h", "9"), ("note_text", "x")));

        Assert.Equal(2, await site.Ana.CodeAsync("photos.geo.getLocation", ("photo_id", id)));
        Assert.Equal(3, await site.Ana.CodeAsync("photos.geo.setLocation", ("photo_id", id), ("lat", "91"), ("lon", "1")));
        await site.Ana.OkAsync("photos.geo.setLocation", ("photo_id", id), ("lat", "54.3231"), ("lon", "-5.7158"), ("accuracy", "11"));
        Assert.Equal("54.3231", (string?)(await site.Ana.OkAsync("photos.geo.getLocation", ("photo_id", id)))["photo"]!["location"]!["latitude"]);
        // Who sees the photo does not see its place unless they are let.
        Assert.Equal(2, await site.Ben.CodeAsync("photos.geo.getLocation", ("photo_id", id)));
        Assert.Equal(0, (int)(await site.Ben.OkAsync("photos.search", ("bbox", "-6,54,-5,55")))["photos"]!["total"]!);
        Assert.Contains((await site.Ana.OkAsync("photos.search", ("lat", "54.32"), ("lon", "-5.71"), ("radius", "5")))["photos"]!["photo"]!.AsArray(), p => (string?)p!["id"] == id);
        await site.Ana.OkAsync("photos.geo.removeLocation", ("photo_id", id));
    }

    [Fact]
    public async Task People_are_found_by_name_and_never_by_anothers_e_mail()
    {
        Assert.Equal(AnaNsid, (string?)(await site.Nobody.OkAsync("people.findByUsername", ("username", "Ana")))["user"]!["nsid"]);
        Assert.Equal(1, await site.Nobody.CodeAsync("people.findByUsername", ("username", "nobody-here")));
        Assert.Equal(1, await site.Ben.CodeAsync("people.findByEmail", ("find_email", "ana@example.org")));
        Assert.Equal(AnaNsid, (string?)(await site.Ana.OkAsync("people.findByEmail", ("find_email", "ana@example.org")))["user"]!["nsid"]);
        var info = (await site.Nobody.OkAsync("people.getInfo", ("user_id", AnaNsid)))["person"]!;
        Assert.EndsWith("/photos/ana/", (string)info["photosurl"]!["_content"]!, StringComparison.Ordinal);
        Assert.Equal(AnaNsid, (string?)(await site.Nobody.OkAsync("urls.lookupUser", ("url", (string)info["photosurl"]!["_content"]!)))["user"]!["id"]);
        Assert.Equal("lots", (string?)(await site.Ana.OkAsync("people.getUploadStatus"))["user"]!["sets"]!["remaining"]);
    }

    [Fact]
    public async Task Groups_are_found_joined_filled_talked_in_and_left()
    {
        string id = (await site.Photos.AddPhotoAsync()).Id.ToString(CultureInfo.InvariantCulture);
        string group = await site.MakeGroupAsync(site.People.Ben, "Lantern light");
        Assert.Equal(group, (string?)(await site.Nobody.OkAsync("groups.search", ("text", "lantern")))["groups"]!["group"]![0]!["nsid"]);
        Assert.Equal(99, await site.Ana.CodeAsync("groups.pools.add", ("photo_id", id), ("group_id", group)));
        Assert.Equal(6, await site.Ana.CodeAsync("groups.join", ("group_id", group)));
        await site.Ana.OkAsync("groups.join", ("group_id", group), ("accept_rules", "1"));
        Assert.Equal(4, await site.Ana.CodeAsync("groups.join", ("group_id", group), ("accept_rules", "1")));
        await site.Ana.OkAsync("groups.pools.add", ("photo_id", id), ("group_id", group));
        Assert.Equal(3, await site.Ana.CodeAsync("groups.pools.add", ("photo_id", id), ("group_id", group)));
        Assert.Equal(id, (string?)(await site.Nobody.OkAsync("groups.pools.getPhotos", ("group_id", group)))["photos"]!["photo"]![0]!["id"]);
        Assert.Equal(id, (string?)(await site.Nobody.OkAsync("photos.search", ("group_id", group)))["photos"]!["photo"]![0]!["id"]);
        Assert.Equal(group, (string?)(await site.Nobody.OkAsync("photos.getAllContexts", ("photo_id", id)))["pool"]![0]!["id"]);
        Assert.Equal("1", (string?)(await site.Nobody.OkAsync("groups.getInfo", ("group_id", group)))["group"]!["pool_count"]!["_content"]);
        Assert.Equal("0", (string?)(await site.Nobody.OkAsync("groups.pools.getContext", ("photo_id", id), ("group_id", group)))["prevphoto"]!["id"]);
        Assert.Equal(["ben", "ana"], (await site.Ana.OkAsync("groups.members.getList", ("group_id", group)))["members"]!["member"]!.AsArray().Select(m => (string)m!["username"]!));
        Assert.Contains(group, (await site.Nobody.OkAsync("people.getPublicGroups", ("user_id", "ana"))).ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(group, (await site.Ana.OkAsync("groups.pools.getGroups")).ToJsonString(), StringComparison.Ordinal);

        string topic = (string)(await site.Ana.OkAsync("groups.discuss.topics.add", ("group_id", group), ("subject", "Wicks"), ("message", "How <i>long</i>?")))["topic"]!["id"]!;
        await site.Ben.OkAsync("groups.discuss.replies.add", ("group_id", group), ("topic_id", topic), ("message", "A thumb & a half"));
        var talk = (await site.Nobody.OkAsync("groups.discuss.replies.getList", ("group_id", group), ("topic_id", topic)))["replies"]!;
        Assert.Equal(("Wicks", "A thumb & a half"), ((string?)talk["topic"]!["subject"], (string?)talk["reply"]![0]!["message"]!["_content"]));

        await site.Ana.OkAsync("groups.pools.remove", ("photo_id", id), ("group_id", group));
        Assert.Equal(2, await site.Ana.CodeAsync("groups.pools.remove", ("photo_id", id), ("group_id", group)));
        await site.Ana.OkAsync("groups.leave", ("group_id", group));
        Assert.Equal(4, await site.Ben.CodeAsync("groups.leave", ("group_id", group)));
    }
}
