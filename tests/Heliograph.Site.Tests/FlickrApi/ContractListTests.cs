using System.Text.Json.Nodes;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Privacy;

namespace Heliograph.Site.Tests.FlickrApi;

/// <summary>Who finds what in lists: the part of the contract table that is not about one photo.</summary>
public sealed class ContractListTests(ContractSite site) : IClassFixture<ContractSite>
{
    public static TheoryData<string> Everybody => [.. ContractSite.Viewers];

    [Theory, MemberData(nameof(Everybody))]
    public async Task Lists_counts_and_searches_have_what_the_viewer_sees_and_nothing_else(string viewer)
    {
        var caller = site[viewer];
        var visible = PrivacySite.Visibilities.Where(v => ContractSite.Sees(viewer, v)).Select(site.PhotoOf).Order().ToArray();
        string only = site.PhotoOf(Visibility.Public);
        Assert.Equal(visible, Ids(await caller.OkAsync("people.getPhotos", ("user_id", "ana"))));
        Assert.Equal(visible.Length, (int)(await caller.OkAsync("people.getPhotos", ("user_id", "ana")))["photos"]!["total"]!);
        Assert.Equal(visible, Ids(await caller.OkAsync("photos.search", ("user_id", "ana"))));
        Assert.Equal(visible, Ids(await caller.OkAsync("groups.pools.getPhotos", ("group_id", $"{PrivacySite.Pool}@N20"))));
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

    static string[] Ids(JsonNode answer) => [.. answer["photos"]!["photo"]!.AsArray().Select(p => (string)p!["id"]!).Order()];
}
