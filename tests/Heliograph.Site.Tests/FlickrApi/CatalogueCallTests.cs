using System.Globalization;
using System.Text.Json.Nodes;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Views;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Tests.FlickrApi;

/// <summary>What is counted over many photos: cameras, machine tags, views, interest.</summary>
[Collection<FlickrCalls>]
public sealed class CatalogueCallTests(FlickrSite site)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cameras_and_machine_tags_are_those_of_public_photos()
    {
        long shown = (await site.Photos.AddPhotoAsync()).Id, hidden = (await site.Photos.AddPhotoAsync(Visibility.Private)).Id;
        foreach (var (id, model, tags) in ((long, string, string)[])[(shown, "Helio One", "optics:mm=50 optics:maker=\"Old Glass\" plain"), (hidden, "Helio Secret", "optics:secret=1 hiding:place=1")])
        {
            await site.Photos.ChangeAsync(id, p => (p.CameraMake, p.CameraModel) = ("Helio Works", model));
            await site.Ana.OkAsync("photos.setTags", ("photo_id", $"{id}"), ("tags", tags));
        }

        Assert.Contains((await site.Ana.OkAsync("cameras.getBrands"))["brands"]!["brand"]!.AsArray(), b => ((string?)b!["id"], (string?)b["name"]) == ("helio_works", "Helio Works"));
        var camera = (await site.Ana.OkAsync("cameras.getBrandModels", ("brand", "helio_works")))["cameras"]!["camera"]!.AsArray().Single()!;
        Assert.Equal(("helio_one", "Helio One"), ((string?)camera["id"], (string?)camera["name"]!["_content"]));
        Assert.Equal(1, await site.Ana.CodeAsync("cameras.getBrandModels", ("brand", "nobody")));

        var pairs = (await site.Ana.OkAsync("machinetags.getPairs", ("namespace", "optics")))["pairs"]!;
        Assert.Equal(2, (int)pairs["total"]!);
        Assert.Equal([("optics:maker", 1), ("optics:mm", 1)], pairs["pair"]!.AsArray().Select(p => ((string)p!["_content"]!, (int)p["usage"]!)));
        var spaces = (await site.Ana.OkAsync("machinetags.getNamespaces"))["namespaces"]!["namespace"]!.AsArray();
        Assert.Equal([("optics", 2, 2)], spaces.Where(s => (string?)s!["_content"] is "optics" or "hiding").Select(s => ((string)s!["_content"]!, (int)s["usage"]!, (int)s["predicates"]!)));
    }

    [Fact]
    public async Task Stats_count_what_happened_to_ones_own_photos_on_a_day_and_in_all()
    {
        string id = $"{(await site.Photos.AddPhotoAsync()).Id}";
        await site.Ben.OkAsync("favorites.add", ("photo_id", id));
        await site.Ben.OkAsync("photos.comments.addComment", ("photo_id", id), ("comment_text", "Seen"));
        long at = await site.Site.WithDataAsync(data => data.Favourites.Where(f => f.PhotoId == long.Parse(id, CultureInfo.InvariantCulture)).Select(f => f.At).SingleAsync(Cancel));
        var liked = DateTimeOffset.FromUnixTimeMilliseconds(at).UtcDateTime;
        var seen = new DateOnly(2026, 10, 3);
        await site.Site.WithDataAsync(data =>
        {
            data.PhotoDays.Add(new PhotoDay { PhotoId = long.Parse(id, CultureInfo.InvariantCulture), Day = seen.DayNumber - new DateOnly(1970, 1, 1).DayNumber, Views = 7 });
            return data.SaveChangesAsync(Cancel);
        });
        await site.Photos.ChangeAsync(long.Parse(id, CultureInfo.InvariantCulture), p => p.Views = 1_000_007);

        Assert.Equal((7, 0, 0), Figures(await StatsAsync(id, "2026-10-03")));
        Assert.Equal((0, 1, 1), Figures(await StatsAsync(id, liked.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
        Assert.Equal("7", (string?)(await site.Ana.OkAsync("stats.getTotalViews", ("date", "2026-10-03")))["stats"]!["photos"]!["views"]);
        Assert.InRange(long.Parse((string)(await site.Ana.OkAsync("stats.getTotalViews"))["stats"]!["total"]!["views"]!, CultureInfo.InvariantCulture), 1_000_007, long.MaxValue);
        foreach (var (sort, date) in ((string, string)[])[("views", ""), ("views", "2026-10-03"), ("favorites", ""), ("comments", "")])
        {
            var first = (await site.Ana.OkAsync("stats.getPopularPhotos", ("sort", sort), ("date", date), ("per_page", "1")))["photos"]!["photo"]![0]!;
            if (sort == "views")
                Assert.Equal((id, date.Length > 0 ? "7" : "1000007", "1000007"), ((string?)first["id"], (string?)first["stats"]!["views"], (string?)first["stats"]!["total_views"]));
            else
                Assert.InRange((int)first["stats"]![sort]!, 1, int.MaxValue);
        }

        Assert.Equal(4, await site.Ben.CodeAsync("stats.getPhotoStats", ("photo_id", id), ("date", "2026-10-03")));
        Assert.Equal(3, await site.Ana.CodeAsync("stats.getPhotoStats", ("photo_id", id), ("date", "yesterday")));
        Assert.Equal(5, await site.Ana.CodeAsync("stats.getPopularPhotos", ("sort", "luck")));
    }

    [Fact]
    public async Task Interest_orders_photos_either_way()
    {
        string[] ids = new string[3];
        for (int i = 0; i < ids.Length; i++)
        {
            long id = (await site.Photos.AddPhotoAsync()).Id;
            ids[i] = $"{id}";
            await site.Ana.OkAsync("photos.setTags", ("photo_id", ids[i]), ("tags", "orderedbyinterest"));
            await site.Photos.ChangeAsync(id, p => p.Interestingness = i);
        }

        Assert.Equal(ids, Ids(await site.Nobody.OkAsync("photos.search", ("tags", "orderedbyinterest"), ("sort", "interestingness-asc"))));
        Assert.Equal(ids.Reverse(), Ids(await site.Nobody.OkAsync("photos.search", ("tags", "orderedbyinterest"), ("sort", "interestingness-desc"))));
        Assert.Equal([ids[1]], Ids(await site.Nobody.OkAsync("photos.search", ("tags", "orderedbyinterest"), ("sort", "interestingness-asc"), ("per_page", "1"), ("page", "2"))));
    }

    [Fact]
    public async Task A_profile_has_what_its_person_says()
    {
        var profile = (await site.Nobody.OkAsync("profile.getProfile", ("user_id", "ben")))["profile"]!;
        var ben = await site.Site.WithDataAsync(data => data.People.AsNoTracking().SingleAsync(p => p.Id == site.People.BenId, Cancel));
        Assert.Equal((ben.Nsid, ben.Name, ben.Profile, $"{ben.JoinedAt / 1000}"), ((string?)profile["nsid"], (string?)profile["first_name"], (string?)profile["profile_description"], (string?)profile["join_date"]));
        Assert.Equal(1, await site.Nobody.CodeAsync("profile.getProfile", ("user_id", "1@N00")));
    }

    async Task<JsonNode> StatsAsync(string id, string date) => (await site.Ana.OkAsync("stats.getPhotoStats", ("photo_id", id), ("date", date)))["stats"]!;

    static (int, int, int) Figures(JsonNode stats) => ((int)stats["views"]!, (int)stats["comments"]!, (int)stats["favorites"]!);

    static string[] Ids(JsonNode answer) => [.. answer["photos"]!["photo"]!.AsArray().Select(p => (string)p!["id"]!)];
}
