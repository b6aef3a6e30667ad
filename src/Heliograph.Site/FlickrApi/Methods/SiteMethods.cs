using System.Globalization;
using Heliograph.Site.Accounts;
using Heliograph.Site.Explore;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Search;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>Addresses of people's pages, what people chose for their photos, and what is interesting.</summary>
static class SiteMethods
{
    static readonly (int, string) Unknown = (1, "User not found");

    public static Method[] All =>
    [
        Of("urls.getUserPhotos", Grant.None, "user_id?", "Tells where somebody's photos are.", PhotosAsync, "<user nsid=\"\" url=\"\"/>", Unknown, (2, "No user specified")),
        Of("urls.getUserProfile", Grant.None, "user_id?", "Tells where somebody's profile is.", ProfileAsync, "<user nsid=\"\" url=\"\"/>", Unknown, (2, "No user specified")),
        Of("urls.lookupUser", Grant.None, "url", "Tells whose page an address is of.", LookUpAsync, "<user id=\"\"><username/></user>", Unknown),
        Of("prefs.getPrivacy", Grant.Read, "", "Tells who sees the caller's new photos: 1 everybody, 2 friends, 3 family, 4 both, 5 nobody else.", call => PreferenceAsync(call, (e, p) => e.Set("privacy", VisibilityFlags.Number(p.DefaultVisibility))), "<person nsid=\"\" privacy=\"\"/>"),
        Of("prefs.getContentType", Grant.Read, "", "Tells what kind of pictures the caller's new photos are.", call => PreferenceAsync(call, (e, p) => e.Set("content_type", (int)p.DefaultContentType)), "<person nsid=\"\" content_type=\"\"/>"),
        Of("prefs.getSafetyLevel", Grant.Read, "", "Tells for whom the caller's new photos are suitable.", call => PreferenceAsync(call, (e, p) => e.Set("safety_level", (int)p.DefaultSafety)), "<person nsid=\"\" safety_level=\"\"/>"),
        Of("prefs.getHidden", Grant.Read, "", "Tells whether searches leave the caller's new photos out: they do not, here that is said of each photo.", call => PreferenceAsync(call, (e, _) => e.Set("hidden", 0)), "<person nsid=\"\" hidden=\"\"/>"),
        Of("prefs.getGeoPerms", Grant.Read, "", "Tells who sees where the caller's new photos were taken: 1 who sees the photo, 5 nobody else.", call => PreferenceAsync(call, (e, p) => e.Set("geoperms", p.ShowsPlaces ? 1 : 5).Set("importgeoexif", 1)), "<person nsid=\"\" geoperms=\"\" importgeoexif=\"\"/>"),
        Of("interestingness.getList", Grant.None, "date? extras? per_page? page?", "Lists the most interesting photos of a day, or of the last week.", InterestingAsync, PhotoListMethods.Response, (1, "Not a valid date string.")),
    ];

    static async Task<Element> PhotosAsync(Call call) => Page(call, await WhoAsync(call), "photos");

    static async Task<Element> ProfileAsync(Call call) => Page(call, await WhoAsync(call), "people");

    static async Task<Person> WhoAsync(Call call) => call.Text("user_id") is null && !call.Viewer.IsSignedIn ? throw call.Fault(2) : await call.PersonAsync();

    static Element Page(Call call, Person person, string kind) => Element.Reply(new Element("user").Set("nsid", person.Nsid).Set("url", $"{call.Site}/{kind}/{person.Alias}/"));

    static async Task<Element> LookUpAsync(Call call)
    {
        string[] path = Uri.TryCreate(call.Text("url"), UriKind.Absolute, out var address) ? address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) : [];
        if (path is not ["photos" or "people", var who, ..] || await call.Get<PersonLookup>().FindAsync(Uri.UnescapeDataString(who), call.Cancel) is not { } person)
            throw call.Fault(1);
        return Element.Reply(new Element("user").Set("id", person.Nsid).Add("username", person.Alias));
    }

    static async Task<Element> PreferenceAsync(Call call, Func<Element, Person, Element> tell)
    {
        var me = await call.PersonAsync(otherwise: 0, name: "");
        return Element.Reply(tell(new Element("person").Set("nsid", me.Nsid), me));
    }

    static Task<Element> InterestingAsync(Call call)
    {
        var today = DateOnly.FromDateTime(call.Clock.GetUtcNow().UtcDateTime);
        DateOnly? day = call.Text("date") is not { } text ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) && asked <= today && asked.Year >= 1970 ? asked : throw call.Fault(1);
        var photos = day is { } one ? ExploreList.On(one, call.Data, call.Viewer) : ExploreList.Since(today.AddDays(-6), call.Data, call.Viewer);
        return PhotoList.AnswerAsync(call, SearchOrder.Of(PhotoSort.Interesting, photos, photos), most: PhotoSearchResult.MostCounted);
    }
}
