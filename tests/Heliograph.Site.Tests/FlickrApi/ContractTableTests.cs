using System.Text.Json.Nodes;
using Heliograph.Site.FlickrApi.Methods;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Privacy;

namespace Heliograph.Site.Tests.FlickrApi;

/// <summary>
/// Method × viewer × visibility, each cell asked over HTTP and held against what contracts say of it. A tenth of the cells, of every method some;
/// all of them with <c>HELIOGRAPH_LONG=1</c>.
/// </summary>
public sealed class ContractTableTests(ContractSite site) : IClassFixture<ContractSite>
{
    const int Ok = 0, NotAllowed = 99;

    static readonly bool IsLong = Environment.GetEnvironmentVariable("HELIOGRAPH_LONG") == "1";

    /// <summary>What each argument is given besides the photo and the album.</summary>
    static readonly (string Name, string Value)[] Values =
    [
        ("title", "T"), ("description", ""), ("tags", "cell"), ("is_public", "?"), ("is_friend", "?"), ("is_family", "?"), ("content_type", "1"), ("license_id", "0"), ("degrees", "180"), ("lat", "1"), ("lon", "2"),
        ("comment_text", "Said"), ("user_id", "ana"), ("date", "2026-11-01"), ("note_x", "1"), ("note_y", "1"), ("note_w", "9"), ("note_h", "9"), ("note_text", "N"), ("group_id", "1@N20"), ("date_posted", "1500000000"),
        ("safety_level", "1"),
    ];

    /// <summary>For the owner of the photo or album alone: to everybody else there is none.</summary>
    static readonly HashSet<string> OwnersOnly =
    [
        "photos.setMeta", "photos.getPerms", "photos.setPerms", "photos.setDates", "photos.setSafetyLevel", "photos.setContentType", "photos.licenses.setLicense", "photos.transform.rotate", "photos.setTags",
        "photos.geo.setLocation", "photos.geo.removeLocation", "photos.delete", "stats.getPhotoStats", "groups.pools.add", "photosets.addPhoto", "photosets.removePhoto", "photosets.setPrimaryPhoto",
        "photosets.editMeta", "photosets.delete", "photosets.removePhotos", "photosets.reorderPhotos", "photosets.editPhotos",
    ];

    [Fact]
    public async Task Every_cell_answers_as_contracts_say()
    {
        var methods = MethodTable.All.Where(m => m.Arguments.Any(a => a.Name is "photo_id" or "photoset_id") && m.Name is not "flickr.groups.pools.remove" and not "flickr.photosets.create").ToList();
        var wrong = new List<string>();
        int cell = 0, asked = 0;
        foreach (var method in methods)
        {
            foreach (string viewer in ContractSite.Viewers)
            {
                foreach (var visibility in PrivacySite.Visibilities)
                {
                    // What ends the subject of other cells is asked of others alone.
                    if ((++cell % 10 != 3 && !IsLong) || (viewer == "owner" && method.Name is "flickr.photos.delete" or "flickr.photosets.delete" or "flickr.photosets.removePhoto" or "flickr.photosets.editPhotos" or "flickr.photosets.removePhotos"))
                        continue;
                    asked++;
                    int code = await CodeAsync(method, viewer, visibility);
                    if (!Expected(method, viewer, visibility).Contains(code))
                        wrong.Add($"{method.Name} by {viewer} of {visibility}: {code}");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.InRange(asked, methods.Count * 4, int.MaxValue);
    }

    [Theory, MemberData(nameof(Everybody))]
    public async Task Lists_counts_and_searches_have_what_the_viewer_sees_and_nothing_else(string viewer)
    {
        var caller = site[viewer];
        var visible = PrivacySite.Visibilities.Where(v => ContractSite.Sees(viewer, v)).Select(site.PhotoOf).Order().ToArray();
        string only = site.PhotoOf(Visibility.Public);
        Assert.Equal(visible, Ids(await caller.OkAsync("people.getPhotos", ("user_id", "ana"))));
        Assert.Equal(visible.Length, (int)(await caller.OkAsync("people.getPhotos", ("user_id", "ana")))["photos"]!["total"]!);
        Assert.Equal(visible, Ids(await caller.OkAsync("photos.search", ("user_id", "ana"))));
        Assert.Equal([only], Ids(await caller.OkAsync("people.getPublicPhotos", ("user_id", "ana"))));
        Assert.Equal([only], Ids(await caller.OkAsync("photos.getRecent")));
        Assert.Equal([only], Ids(await caller.OkAsync("interestingness.getList")));
        Assert.Equal($"{visible.Length}", (string?)(await caller.OkAsync("people.getInfo", ("user_id", "ana")))["person"]!["photos"]!["count"]!["_content"]);
        Assert.Equal(visible.Length, (int)(await caller.OkAsync("photosets.getList", ("user_id", "ana")))["photosets"]!["total"]!);
        string tags = (await caller.OkAsync("tags.getListUser", ("user_id", "ana"))).ToJsonString();
        foreach (var visibility in PrivacySite.Visibilities)
        {
            bool sees = ContractSite.Sees(viewer, visibility);
            string word = PrivacySite.WordOf(visibility);
            Assert.Equal(sees ? [site.PhotoOf(visibility)] : [], Ids(await caller.OkAsync("photos.search", ("text", word))));
            Assert.Equal(sees ? [site.PhotoOf(visibility)] : [], Ids(await caller.OkAsync("photos.search", ("tags", word))));
            Assert.Equal(sees, tags.Contains(word, StringComparison.Ordinal));
        }
    }

    public static TheoryData<string> Everybody => [.. ContractSite.Viewers];

    static string[] Ids(JsonNode answer) => [.. answer["photos"]!["photo"]!.AsArray().Select(p => (string)p!["id"]!).Order()];

    Task<int> CodeAsync(Method method, string viewer, Visibility visibility)
    {
        (string, string)[] arguments = [.. method.Arguments.Where(a => !a.IsOptional || a.Name is "user_id" or "date_posted" or "safety_level" or "description").Select(a => (a.Name, a.Name switch
        {
            "photo_id" or "photo_ids" or "primary_photo_id" => site.PhotoOf(visibility),
            "photoset_id" => ContractSite.AlbumOf(visibility),
            "is_public" => visibility == Visibility.Public ? "1" : "0",
            "is_friend" => visibility is Visibility.Friends or Visibility.FriendsAndFamily ? "1" : "0",
            "is_family" => visibility is Visibility.Family or Visibility.FriendsAndFamily ? "1" : "0",
            _ => Values.First(v => v.Name == a.Name).Value,
        }))];
        return site[viewer].CodeAsync(method.Name["flickr.".Length..], arguments);
    }

    /// <returns>The codes that a cell may answer; 0 is success.</returns>
    static int[] Expected(Method method, string viewer, Visibility visibility)
    {
        string name = method.Name["flickr.".Length..];
        if (viewer == "anonymous" && method.Needs > Grant.None)
            return [NotAllowed];
        // Where a method takes an album and a photo, the one that is declared to be missed first.
        int missing = method.Arguments.First(a => a.Name is "photo_id" or "photoset_id").Missing!.Value;
        bool isOwner = viewer == "owner", sees = ContractSite.Sees(viewer, visibility), isFollowed = viewer is "contact" or "friend" or "family" or "both";
        if (!sees || (OwnersOnly.Contains(name) && !isOwner))
            return [missing];
        return name switch
        {
            "photos.addTags" => isOwner || isFollowed ? [Ok] : [missing],
            "photos.notes.add" => isOwner || isFollowed ? [Ok] : [NotAllowed],
            "photos.comments.addComment" or "photosets.comments.addComment" => viewer == "blocked" ? [NotAllowed] : [Ok],
            "favorites.add" => isOwner ? [2] : viewer == "blocked" ? [4] : [Ok, 3],
            "favorites.remove" => [Ok, 1],
            "favorites.getContext" => [3],
            "groups.pools.add" => [2],
            "groups.pools.getContext" => [3],
            "photos.geo.getLocation" => isOwner ? [Ok, 2] : [2],
            "photos.geo.removeLocation" => [Ok, 2],
            "photosets.addPhoto" => [3],
            _ => [Ok],
        };
    }
}
