using System.Text.Json.Nodes;
using Heliograph.Site.FlickrApi.Methods;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.Photos;
using Heliograph.Site.Tests.Privacy;

namespace Heliograph.Site.Tests.FlickrApi;

/// <summary>
/// Method × viewer × visibility of what it is asked about, each cell asked over HTTP and held against what contracts say of it; no answer tells of
/// anything else that its viewer does not see. A tenth of the cells; all of them with <c>HELIOGRAPH_LONG=1</c>.
/// </summary>
public sealed class ContractTableTests(ContractSite site) : IClassFixture<ContractSite>
{
    const int Ok = 0, Tenth = 10, NotAllowed = 99;

    static readonly bool IsLong = Environment.GetEnvironmentVariable("HELIOGRAPH_LONG") == "1";

    /// <summary>Arguments that say what a method is asked about; the others are about nothing that has a visibility.</summary>
    static readonly string[] Subjects = ["photo_id", "photo_ids", "primary_photo_id", "photoset_id", "photoset_ids", "comment_id", "tag_id"];

    /// <summary>For the owner of the photo or album alone: to everybody else there is none.</summary>
    static readonly HashSet<string> OwnersOnly =
    [
        "photos.setMeta", "photos.getPerms", "photos.setPerms", "photos.setDates", "photos.setSafetyLevel", "photos.setContentType", "photos.licenses.setLicense", "photos.transform.rotate", "photos.setTags",
        "photos.geo.setLocation", "photos.geo.removeLocation", "photos.delete", "photos.removeTag", "photos.comments.editComment", "photos.comments.deleteComment", "stats.getPhotoStats", "groups.pools.add",
        "photosets.create", "photosets.addPhoto", "photosets.removePhoto", "photosets.setPrimaryPhoto", "photosets.editMeta", "photosets.delete", "photosets.removePhotos", "photosets.reorderPhotos",
        "photosets.editPhotos", "photosets.orderSets",
    ];

    /// <summary>These end what other cells ask about: they come last, in this order, the owner's after those of everybody else.</summary>
    static readonly string[] Ending =
        ["photos.removeTag", "photos.comments.deleteComment", "photosets.removePhoto", "photosets.removePhotos", "photosets.delete", "groups.pools.remove", "photos.delete"];

    /// <summary>What arguments are given that are no subject.</summary>
    static readonly (string Name, string Value)[] Values =
    [
        ("title", "T"), ("description", ""), ("tags", "cell"), ("tag", "cell"), ("content_type", "1"), ("license_id", "0"), ("degrees", "180"), ("lat", "1"), ("lon", "2"),
        ("comment_text", "Said"), ("user_id", "ana"), ("username", "ana"), ("find_email", "ana@example.org"), ("date", "2026-11-01"), ("dates", "1,2000000000"), ("min_date", "1"),
        ("date_posted", "1500000000"), ("safety_level", "1"), ("note_x", "1"), ("note_y", "1"), ("note_w", "9"), ("note_h", "9"), ("note_text", "N"), ("group_id", $"{PrivacySite.Pool}@N20"),
        ("accept_rules", "1"), ("text", "Lamps"), ("topic_id", "1"), ("subject", "S"), ("message", "M"), ("tickets", "1"), ("brand", "nikon"), ("method_name", "flickr.test.echo"),
    ];

    [Fact]
    public async Task Every_cell_answers_as_contracts_say_and_tells_of_nothing_else()
    {
        var wrong = new List<string>();
        int asked = 0;
        foreach (var (method, viewer, visibility) in Cells().Where((_, cell) => IsLong || cell % Tenth == Tenth / 2))
        {
            asked++;
            var answer = await site[viewer].JsonAsync(method, Arguments(method, visibility));
            int code = (string?)answer["stat"] == "ok" ? Ok : (int)answer["code"]!;
            if (!Expected(method, viewer, visibility).Contains(code))
                wrong.Add($"{method} by {viewer} of {visibility}: {code}");
            wrong.AddRange(site.ToldIn(answer.ToJsonString(), viewer).Select(told => $"{method} by {viewer} of {visibility} tells of {told}"));
        }

        Assert.Equal("", string.Join(Environment.NewLine, wrong));
        Assert.InRange(asked, IsLong ? 2_000 : 200, int.MaxValue);
    }

    static IEnumerable<(string Method, string Viewer, Visibility? Visibility)> Cells() =>
        from method in MethodTable.All.Select(m => m.Name["flickr.".Length..]).OrderBy(m => Array.IndexOf(Ending, m))
        from viewer in ContractSite.Viewers.OrderBy(v => v == "owner")
        from visibility in SubjectOf(method) is null ? [null] : PrivacySite.Visibilities.Cast<Visibility?>()
        select (method, viewer, visibility);

    static Method Find(string method) => MethodTable.Find($"flickr.{method}")!;

    static Argument? SubjectOf(string method) => Find(method).Arguments.FirstOrDefault(a => !a.IsOptional && Subjects.Contains(a.Name));

    (string, string)[] Arguments(string method, Visibility? visibility) =>
        [.. Find(method).Arguments.Where(a => (!a.IsOptional && a.Name != "oauth_token") || a.Name is "user_id" or "group_id" or "date_posted" or "safety_level" or "description" or "dates" or "accept_rules" || (a.Name == "tags" && method == "photos.setTags"))
            .Select(a => (a.Name, a.Name switch
            {
                "photo_id" or "photo_ids" or "primary_photo_id" => site.PhotoOf(visibility!.Value),
                "photoset_id" or "photoset_ids" => ContractSite.AlbumOf(visibility!.Value),
                "comment_id" => site.CommentOf(visibility!.Value),
                "tag_id" => site.TagOf(visibility!.Value),
                // So that its number stays.
                "tags" when method == "photos.setTags" => PrivacySite.WordOf(visibility!.Value),
                "is_public" => visibility == Visibility.Public ? "1" : "0",
                "is_friend" => visibility is Visibility.Friends or Visibility.FriendsAndFamily ? "1" : "0",
                "is_family" => visibility is Visibility.Family or Visibility.FriendsAndFamily ? "1" : "0",
                "url" => $"{site.Privacy.Site.Address}{(method == "urls.lookupGroup" ? $"groups/{PrivacySite.Pool}@N20/" : "photos/ana/")}",
                _ => Values.First(v => v.Name == a.Name).Value,
            }))];

    /// <returns>The codes that a cell may answer; 0 is success.</returns>
    static int[] Expected(string method, string viewer, Visibility? visibility)
    {
        if (viewer == "anonymous" && Find(method).Needs > Grant.None)
            return [NotAllowed];
        bool isOwner = viewer == "owner", isFollowed = viewer is "contact" or "friend" or "family" or "both";
        if (visibility is not { } seen)
            return ExpectedOfNothing(method, viewer);
        if (!ContractSite.Sees(viewer, seen) || (OwnersOnly.Contains(method) && !isOwner))
            return [method == "groups.pools.remove" ? 2 : SubjectOf(method)!.Missing!.Value];
        return method switch
        {
            "photos.addTags" => isOwner || isFollowed ? [Ok] : [1],
            "photos.notes.add" => isOwner || isFollowed ? [Ok] : [NotAllowed],
            "photos.comments.addComment" or "photosets.comments.addComment" => viewer == "blocked" ? [NotAllowed] : [Ok],
            "favorites.add" => isOwner ? [2] : viewer == "blocked" ? [4] : [Ok],
            "favorites.remove" => isOwner || viewer == "blocked" ? [1] : [Ok, 1],
            "favorites.getContext" => [3],
            "groups.pools.add" => [NotAllowed, 3],
            "groups.pools.remove" => isOwner ? [Ok] : [3],
            "photos.geo.getLocation" => isOwner ? [Ok, 2] : [2],
            "photos.geo.removeLocation" => [Ok, 2],
            "photosets.addPhoto" => [3],
            "photosets.removePhotos" => [Ok, 2],
            _ => [Ok],
        };
    }

    /// <inheritdoc cref="Expected"/>
    static int[] ExpectedOfNothing(string method, string viewer) => method switch
    {
        "auth.oauth.checkToken" or "auth.oauth.getAccessToken" => viewer == "anonymous" ? [98] : [Ok],
        "people.findByEmail" => viewer == "owner" ? [Ok] : [1],
        "tags.getListUserRaw" => viewer == "anonymous" ? [1] : [Ok],
        "cameras.getBrandModels" => [1],
        "groups.join" => [Ok, 4],
        "groups.leave" => [Ok, 3],
        "groups.discuss.topics.add" => [Ok, NotAllowed],
        "groups.discuss.replies.add" or "groups.discuss.replies.getList" => [2],
        _ => [Ok],
    };
}
