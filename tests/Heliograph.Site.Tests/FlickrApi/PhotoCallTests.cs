using System.Globalization;
using System.Text.Json.Nodes;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Tests.FlickrApi;

/// <summary>What programs do with photos and albums, as Ana's own and as others'.</summary>
[Collection<FlickrCalls>]
public sealed class PhotoCallTests(FlickrSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_permissions_dates_and_tags_are_changed_and_told()
    {
        string id = await AddAsync();
        await site.Ana.OkAsync("photos.setMeta", ("photo_id", id), ("title", "A <pier> & rain"), ("description", "It \"rained\""));
        await site.Ana.OkAsync("photos.setDates", ("photo_id", id), ("date_posted", "1500000000"), ("date_taken", "2019-07-14 18:03:00"));
        await site.Ana.OkAsync("photos.addTags", ("photo_id", id), ("tags", "pier \"Late Summer\" bird:species=gull"));
        await site.Ana.OkAsync("photos.setSafetyLevel", ("photo_id", id), ("safety_level", "2"));
        await site.Ana.OkAsync("photos.licenses.setLicense", ("photo_id", id), ("license_id", "4"));
        var told = (await site.Ana.OkAsync("photos.getInfo", ("photo_id", id)))["photo"]!;
        Assert.Equal(("A <pier> & rain", "It \"rained\""), ((string?)told["title"]!["_content"], (string?)told["description"]!["_content"]));
        Assert.Equal(("1500000000", "2019-07-14 18:03:00", 0), ((string?)told["dates"]!["posted"], (string?)told["dates"]!["taken"], (int)told["dates"]!["takengranularity"]!));
        Assert.Equal(("4", "1", $"{site.People.AnaId}@N00"), ((string?)told["license"], (string?)told["safety_level"], (string?)told["owner"]!["nsid"]));
        var tags = told["tags"]!["tag"]!.AsArray();
        Assert.Equal(["pier", "latesummer", "bird:species=gull"], tags.Select(t => (string)t!["_content"]!));
        Assert.Equal([0, 0, 1], tags.Select(t => (int)t!["machine_tag"]!));

        await site.Ana.OkAsync("photos.removeTag", ("tag_id", (string)tags[1]!["id"]!));
        await site.Ana.OkAsync("photos.setTags", ("photo_id", id), ("tags", "pier sea"));
        Assert.Equal(["pier", "sea"], (await site.Nobody.OkAsync("tags.getListPhoto", ("photo_id", id)))["photo"]!["tags"]!["tag"]!.AsArray().Select(t => (string)t!["raw"]!));
        Assert.Equal(1, await site.Ben.CodeAsync("photos.setMeta", ("photo_id", id), ("title", "Mine")));
        Assert.Equal(1, await site.Ben.CodeAsync("photos.removeTag", ("tag_id", (string)tags[0]!["id"]!)));
    }

    [Fact]
    public async Task Narrowed_permissions_hide_it_and_change_its_addresses()
    {
        string id = await AddAsync();
        string secret = (string)(await site.Nobody.OkAsync("photos.getInfo", ("photo_id", id)))["photo"]!["secret"]!;
        var renamed = (await site.Ana.OkAsync("photos.setPerms", ("photo_id", id), ("is_public", "0"), ("is_friend", "0"), ("is_family", "1"), ("perm_comment", "1"), ("perm_addmeta", "0")))["photoid"]!;
        Assert.NotEqual(secret, (string?)renamed["secret"]);
        var perms = (await site.Ana.OkAsync("photos.getPerms", ("photo_id", id)))["perms"]!;
        Assert.Equal((0, 0, 1, 1, 0), ((int)perms["ispublic"]!, (int)perms["isfriend"]!, (int)perms["isfamily"]!, (int)perms["permcomment"]!, (int)perms["permaddmeta"]!));
        foreach (string method in (string[])["photos.getInfo", "photos.getSizes", "photos.getExif", "photos.getContext", "photos.getAllContexts", "tags.getListPhoto"])
        {
            Assert.Equal(1, await site.Ben.CodeAsync(method, ("photo_id", id)));
            Assert.Equal(1, await site.Nobody.CodeAsync(method, ("photo_id", id)));
            await site.Ana.OkAsync(method, ("photo_id", id));
        }
    }

    [Fact]
    public async Task Sizes_have_the_addresses_and_measures_that_they_are_served_in()
    {
        string id = await AddAsync();
        var sizes = (await site.Ana.OkAsync("photos.getSizes", ("photo_id", id)))["sizes"]!["size"]!.AsArray();
        Assert.Equal(["Square", "Large Square", "Thumbnail", "Original"], sizes.Select(s => (string)s!["label"]!));
        Assert.DoesNotContain((await site.Nobody.OkAsync("photos.getSizes", ("photo_id", id)))["sizes"]!["size"]!.AsArray(), s => (string?)s!["label"] == "Original");
        foreach (var size in sizes)
        {
            byte[] bytes = await site.Ana.Client.GetByteArrayAsync(new Uri((string)size!["source"]!), Cancel);
            using var image = NetVips.Image.NewFromBuffer(bytes);
            Assert.Equal((image.Width, image.Height), ((int)size["width"]!, (int)size["height"]!));
        }

        var renamed = (await site.Ana.OkAsync("photos.transform.rotate", ("photo_id", id), ("degrees", "90")))["photoid"]!;
        Assert.DoesNotContain((string)renamed["secret"]!, (string)sizes[0]!["source"]!, StringComparison.Ordinal);
        Assert.Equal(2, await site.Ana.CodeAsync("photos.transform.rotate", ("photo_id", id), ("degrees", "45")));
    }

    [Fact]
    public async Task Lists_have_their_pages_and_extras()
    {
        string[] ids = [await AddAsync(), await AddAsync(), await AddAsync()];
        foreach (string id in ids)
            await site.Ana.OkAsync("photos.addTags", ("photo_id", id), ("tags", "paged"));
        (string, string)[] asked = [("tags", "Paged"), ("per_page", "2"), ("extras", "url_sq,url_o,date_upload,owner_name,tags,o_dims,nonsense,views,geo")];
        var first = (await site.Nobody.OkAsync("photos.search", [.. asked]))["photos"]!;
        Assert.Equal((1, 2, 2, 3), ((int)first["page"]!, (int)first["pages"]!, (int)first["perpage"]!, (int)first["total"]!));
        var second = (await site.Nobody.OkAsync("photos.search", [.. asked, ("page", "2")]))["photos"]!;
        Assert.Equal(ids.Reverse(), first["photo"]!.AsArray().Concat(second["photo"]!.AsArray()).Select(p => (string)p!["id"]!));
        Assert.Empty((await site.Nobody.OkAsync("photos.search", [.. asked, ("page", "3")]))["photos"]!["photo"]!.AsArray());
        var photo = first["photo"]![0]!;
        Assert.Equal(("ana", "paged", 75 <= 64 ? 75 : 64), ((string?)photo["ownername"], (string?)photo["tags"], (int)photo["width_sq"]!));
        Assert.Null(photo["url_o"]);
        Assert.NotNull((await site.Ana.OkAsync("photos.search", [.. asked]))["photos"]!["photo"]![0]!["url_o"]);
        Assert.Equal(3, await site.Nobody.CodeAsync("photos.search", ("per_page", "5")));
        Assert.Equal(2, await site.Nobody.CodeAsync("photos.search", ("user_id", "1@N00")));
        Assert.Equal(0, (int)(await site.Nobody.OkAsync("photos.search", ("tags", "paged,-paged")))["photos"]!["total"]!);
        Assert.Equal(3, (int)(await site.Nobody.OkAsync("people.getPhotos", ("user_id", "ana"), ("min_upload_date", "1"), ("per_page", "1")))["photos"]!["photo"]!.AsArray().Count + 2);
    }

    [Fact]
    public async Task Albums_are_made_filled_put_in_order_and_deleted()
    {
        string[] ids = [await AddAsync(), await AddAsync(), await AddAsync()];
        Assert.Equal(1, await site.Ana.CodeAsync("photosets.create", ("title", ""), ("primary_photo_id", ids[0])));
        Assert.Equal(2, await site.Ben.CodeAsync("photosets.create", ("title", "Mine"), ("primary_photo_id", ids[0])));
        string set = (string)(await site.Ana.OkAsync("photosets.create", ("title", "Late <summer>"), ("primary_photo_id", ids[0])))["photoset"]!["id"]!;
        await site.Ana.OkAsync("photosets.addPhoto", ("photoset_id", set), ("photo_id", ids[1]));
        Assert.Equal(3, await site.Ana.CodeAsync("photosets.addPhoto", ("photoset_id", set), ("photo_id", ids[1])));
        Assert.Equal(2, await site.Ana.CodeAsync("photosets.addPhoto", ("photoset_id", set), ("photo_id", "1")));
        Assert.Equal(1, await site.Ben.CodeAsync("photosets.addPhoto", ("photoset_id", set), ("photo_id", ids[1])));
        await site.Ana.OkAsync("photosets.editPhotos", ("photoset_id", set), ("primary_photo_id", ids[2]), ("photo_ids", $"{ids[2]},{ids[0]},{ids[1]}"));
        Assert.Equal([ids[2], ids[0], ids[1]], await InSetAsync(set));
        await site.Ana.OkAsync("photosets.reorderPhotos", ("photoset_id", set), ("photo_ids", ids[1]));
        Assert.Equal([ids[1], ids[2], ids[0]], await InSetAsync(set));
        var context = await site.Nobody.OkAsync("photosets.getContext", ("photoset_id", set), ("photo_id", ids[2]));
        Assert.Equal((ids[1], ids[0], "3"), ((string)context["prevphoto"]!["id"]!, (string)context["nextphoto"]!["id"]!, (string)context["count"]!["_content"]!));
        await site.Ana.OkAsync("photosets.removePhotos", ("photoset_id", set), ("photo_ids", $"{ids[1]},{ids[2]}"));
        await site.Ana.OkAsync("photosets.setPrimaryPhoto", ("photoset_id", set), ("photo_id", ids[0]));
        await site.Ana.OkAsync("photosets.editMeta", ("photoset_id", set), ("title", "Autumn"), ("description", "Leaves"));
        var info = (await site.Nobody.OkAsync("photosets.getInfo", ("photoset_id", set), ("user_id", "ana")))["photoset"]!;
        Assert.Equal(("Autumn", "Leaves", 1, ids[0]), ((string?)info["title"]!["_content"], (string?)info["description"]!["_content"], (int)info["count_photos"]!, (string)info["primary"]!));
        var list = (await site.Nobody.OkAsync("photosets.getList", ("user_id", "ana"), ("primary_photo_extras", "url_sq")))["photosets"]!["photoset"]!.AsArray();
        Assert.Contains("_s.jpg", (string)list.Single(s => (string?)s!["id"] == set)!["primary_photo_extras"]!["url_sq"]!, StringComparison.Ordinal);
        await site.Ana.OkAsync("photosets.orderSets", ("photoset_ids", set));
        await site.Ana.OkAsync("photos.setPerms", ("photo_id", ids[0]), ("is_public", "0"), ("is_friend", "0"), ("is_family", "0"));
        Assert.Equal(1, await site.Ben.CodeAsync("photosets.getInfo", ("photoset_id", set)));
        await site.Ana.OkAsync("photosets.delete", ("photoset_id", set));
        Assert.Equal(1, await site.Ana.CodeAsync("photosets.getInfo", ("photoset_id", set)));
    }

    [Fact]
    public async Task Deleting_takes_the_grant_to_delete_and_a_post()
    {
        string id = await AddAsync();
        var writer = await site.GrantAsync(site.Nobody, site.People.AnaId, Heliograph.Site.FlickrApi.OAuth.Grant.Write);
        Assert.Equal(99, await writer.CodeAsync("photos.delete", ("photo_id", id)));
        Assert.Equal(99, await site.Nobody.CodeAsync("photos.delete", ("photo_id", id)));
        var fields = site.Ana.Signed("GET", "/services/rest", [("method", "flickr.photos.delete"), ("photo_id", id), ("format", "json"), ("nojsoncallback", "1")]);
        string query = string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}"));
        Assert.Equal(99, (int)JsonNode.Parse(await site.Ana.Client.GetStringAsync(new Uri($"/services/rest?{query}", UriKind.Relative), Cancel))!["code"]!);
        await site.Ana.OkAsync("photos.delete", ("photo_id", id));
        Assert.Equal(1, await site.Ana.CodeAsync("photos.getInfo", ("photo_id", id)));
        Assert.Equal(1, await site.Ana.CodeAsync("photos.delete", ("photo_id", id)));
    }

    async Task<string> AddAsync() => (await site.Photos.AddPhotoAsync()).Id.ToString(CultureInfo.InvariantCulture);

    async Task<IEnumerable<string>> InSetAsync(string set) =>
        (await site.Nobody.OkAsync("photosets.getPhotos", ("photoset_id", set), ("user_id", "ana")))["photoset"]!["photo"]!.AsArray().Select(p => (string)p!["id"]!);
}
