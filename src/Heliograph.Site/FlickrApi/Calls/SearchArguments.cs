using Heliograph.Site.Accounts;
using Heliograph.Site.FlickrApi.Methods;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Lists;
using Heliograph.Site.Search;

namespace Heliograph.Site.FlickrApi.Calls;

/// <summary>What <c>photos.search</c> takes beyond <see cref="PhotoArguments"/>.</summary>
static class SearchArguments
{
    const int MostTags = 20;
    const double MostKilometres = 32, UsualKilometres = 5, KilometresToAMile = 1.609344, KilometresToADegree = 111.195;

    static readonly string[] Choosing =
    [
        "user_id", "tags", "text", "min_upload_date", "max_upload_date", "min_taken_date", "max_taken_date", "license", "bbox", "machine_tags", "group_id", "contacts",
        "woe_id", "place_id", "has_geo", "geo_context", "lat", "lon", "is_commons", "in_gallery", "is_getty",
    ];

    /// <exception cref="ApiFault">The arguments choose nothing, or make no sense.</exception>
    public static async Task<PhotoFilter> FilterAsync(Call call)
    {
        if (!Choosing.Any(name => call.Text(name) is not null))
            throw call.Fault(3);
        var group = call.Text("group_id") is null ? null : (await GroupMethods.GroupAsync(call, otherwise: 4)).Group;
        Person? owner = call.Text("user_id") is null ? null : await call.PersonAsync(otherwise: 2);
        var filter = PhotoArguments.Filter(call, owner?.Id);
        var (tags, without) = Tags(call);
        return filter with
        {
            Words = await WordsAsync(call),
            Tags = [.. tags, .. MachineTags(call)],
            WithoutTags = without,
            Licences = [.. call.List("license").Select(l => (Licence)(int.TryParse(l, out int id) ? id : -1)).Where(Enum.IsDefined)],
            Place = Box(call),
            HasPlace = call.Number("has_geo") switch { 0 => false, null => call.Number("geo_context") is null ? null : true, _ => true },
            Surroundings = call.Number("geo_context") is { } around ? (LocationContext)around : null,
            LeastAccuracy = filter.Place is not null || call.Text("bbox") is not null ? call.Number("accuracy") : null,
            FollowedBy = Followed(call, owner),
            GroupId = group?.Id,
            // There are no places, commons or galleries here for a photo to be in.
            Nothing = filter.Nothing || call.Text("woe_id") is not null || call.Text("place_id") is not null
                || call.Flag("is_commons") || call.Flag("in_gallery") || call.Flag("is_getty"),
        };
    }

    public static PhotoSort Sort(Call call) => call.Text("sort") switch
    {
        "date-posted-asc" => PhotoSort.Oldest,
        "date-taken-asc" => PhotoSort.TakenOldest,
        "date-taken-desc" => PhotoSort.TakenNewest,
        "interestingness-desc" or "interestingness-asc" => PhotoSort.Interesting,
        "relevance" => PhotoSort.Relevant,
        _ => PhotoSort.Newest,
    };

    /// <summary>The one order that the site's own searches do not have: the least interesting first.</summary>
    /// <param name="order">Of <see cref="Sort"/>.</param>
    public static PhotoOrder Turned(Call call, PhotoOrder order) =>
        call.Text("sort") is "interestingness-asc" ? PhotoList.In(order.Visible, order.Preceding(new PagePlace(long.MinValue, long.MinValue))) : order;

    /// <summary>Words and quoted phrases alone: what looks like a filter of the site's own field is words here.</summary>
    static async Task<IReadOnlyList<SearchWord>> WordsAsync(Call call)
    {
        var terms = SearchTerm.Parse(call.Text("text")).Select(t => t.Name.Length == 0 ? t : new SearchTerm("", $"{t.Name} {t.Value}", IsQuoted: true, t.IsExcluded)).ToList();
        return (await SearchReading.OfAsync(terms, call.Data, call.Viewer, call.Cancel)).Filter.Words;
    }

    static (IReadOnlyList<IReadOnlyList<TagMatch>> Groups, IReadOnlyList<string> Without) Tags(Call call)
    {
        string[] given = call.List("tags");
        bool all = call.Text("tag_mode") is "all";
        if (all && given.Length > MostTags)
            throw call.Fault(1);
        string[] without = [.. given.Where(t => t is ['-', _, ..]).Select(t => TagWords.Clean(t[1..]))];
        TagMatch[] with = [.. given.Where(t => t is not ['-', ..]).Select(t => new TagMatch(TagWords.Clean(t))).Where(t => t.Clean!.Length > 0)];
        return (with.Length == 0 ? [] : all ? [.. with.Select(t => (IReadOnlyList<TagMatch>)[t])] : [with], without);
    }

    static IReadOnlyList<IReadOnlyList<TagMatch>> MachineTags(Call call)
    {
        if (call.Text("machine_tags") is not { } text)
            return [];
        var given = FilterTerms.Tags(text);
        if (given.Count == 0)
            throw call.Fault(11);
        if (call.Text("machine_tag_mode") is "all" && given.Count > MostTags)
            throw call.Fault(12);
        return call.Text("machine_tag_mode") is "all" ? [.. given.Select(t => (IReadOnlyList<TagMatch>)[t])] : [given];
    }

    static PlaceBox? Box(Call call)
    {
        if (call.Text("bbox") is { } text)
            return FilterTerms.Box(text) ?? throw call.Fault(18);
        if (call.Degrees("lat") is not { } lat || call.Degrees("lon") is not { } lon)
            return call.Text("lat") is null && call.Text("lon") is null ? null : throw call.Fault(18);
        if (Math.Abs(lat) > 90 || Math.Abs(lon) > 180)
            throw call.Fault(18);
        double unit = call.Text("radius_units") is "mi" ? KilometresToAMile : 1;
        double radius = Math.Clamp((call.Degrees("radius") ?? UsualKilometres / unit) * unit, 0, MostKilometres) / KilometresToADegree;
        double around = Math.Min(180, radius / Math.Max(0.001, Math.Cos(lat * Math.PI / 180)));
        return new PlaceBox(Turned(lon - around), Math.Max(-90, lat - radius), Turned(lon + around), Math.Min(90, lat + radius));
    }

    static double Turned(double degrees) => degrees < -180 ? degrees + 360 : degrees > 180 ? degrees - 360 : degrees;

    static (long Person, bool IsClose)? Followed(Call call, Person? owner)
    {
        if (call.Text("contacts") is not { } kind)
            return null;
        if (call.Viewer.PersonId is not { } me || (owner is not null && owner.Id != me))
            throw call.Fault(17);
        return (me, kind is "ff");
    }
}
