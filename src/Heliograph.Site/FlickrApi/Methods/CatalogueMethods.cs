using Heliograph.Site.Accounts;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Photos;
using Heliograph.Site.Search;
using Microsoft.EntityFrameworkCore;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>Cameras and machine tags of what is public, and profiles.</summary>
static class CatalogueMethods
{
    public static Method[] All =>
    [
        Of("cameras.getBrands", Grant.None, "", "Lists the makers of cameras that public photos were taken with.", BrandsAsync, "<brands><brand id=\"\" name=\"\"/></brands>"),
        Of("cameras.getBrandModels", Grant.None, "brand", "Lists a maker's cameras that public photos were taken with.", ModelsAsync, "<cameras brand=\"\"><camera id=\"\"><name/></camera></cameras>", (1, "Brand not found")),
        Of("machinetags.getPairs", Grant.None, "namespace? predicate? per_page? page?", "Lists namespaces and predicates of machine tags on public photos.", PairsAsync,
            "<pairs page=\"\" pages=\"\" perpage=\"\" total=\"\"><pair namespace=\"\" predicate=\"\" usage=\"\"/></pairs>", (1, "Not a valid namespace")),
        Of("machinetags.getNamespaces", Grant.None, "predicate? per_page? page?", "Lists namespaces of machine tags on public photos.", NamespacesAsync,
            "<namespaces page=\"\" pages=\"\" perpage=\"\" total=\"\"><namespace usage=\"\" predicates=\"\"/></namespaces>", (1, "Not a valid predicate")),
        Of("profile.getProfile", Grant.None, "user_id", "Tells what somebody says of themselves.", ProfileAsync,
            "<profile id=\"\" nsid=\"\" join_date=\"\" first_name=\"\" hometown=\"\" city=\"\" profile_description=\"\"/>", (1, "User not found")),
    ];

    static async Task<Element> BrandsAsync(Call call) => Element.Reply(new Element("brands").AddAll("brand", (await CamerasAsync(call))
        .DistinctBy(c => Id(c.Make)).OrderBy(c => c.Make, StringComparer.OrdinalIgnoreCase).Select(c => new Element("brand").Set("id", Id(c.Make)).Set("name", c.Make))));

    static async Task<Element> ModelsAsync(Call call)
    {
        string brand = Id(call.Text("brand")!);
        var models = (await CamerasAsync(call)).Where(c => Id(c.Make) == brand).ToList();
        if (models.Count == 0)
            throw call.Fault(1);
        return Element.Reply(new Element("cameras").Set("brand", brand).AddAll("camera", models.OrderBy(c => c.Model, StringComparer.OrdinalIgnoreCase)
            .Select(c => new Element("camera").Set("id", Id(c.Model)).Add("name", c.Model))));
    }

    /// <summary>By the index of models: one public photo of each.</summary>
    static async Task<IReadOnlyList<(string Make, string Model)>> CamerasAsync(Call call)
    {
        var cameras = new List<(string, string)>();
        var photos = call.Data.Photos.InPublicLists(Viewer.Anonymous, call.Data);
        foreach (string model in await Cameras.LikeAsync("", call.Data, call.Cancel))
        {
            if (await photos.Where(p => p.CameraModel == model && p.CameraMake != null).Select(p => p.CameraMake).FirstOrDefaultAsync(call.Cancel) is { Length: > 0 } make)
                cameras.Add((make, model));
        }

        return cameras;
    }

#pragma warning disable CA1308 // Ids are lower case.
    static string Id(string name) => string.Join('_', name.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
#pragma warning restore CA1308

    static async Task<Element> PairsAsync(Call call)
    {
        string? space = Lower(call, "namespace"), predicate = Lower(call, "predicate");
        var pairs = MachineTags(call).Where(t => (space == null || t.Namespace == space) && (predicate == null || t.Predicate == predicate))
            .GroupBy(t => new { t.Namespace, t.Predicate }).Select(g => new { g.Key.Namespace, g.Key.Predicate, Usage = g.Count() });
        int total = await pairs.CountAsync(call.Cancel);
        var page = await pairs.OrderBy(p => p.Namespace).ThenBy(p => p.Predicate).Skip(PhotoList.Skipped(call, total)).Take(call.PerPage).ToListAsync(call.Cancel);
        return Element.Reply(new Element("pairs").SetPage(call, total)
            .AddAll("pair", page.Select(p => new Element("pair").Set("namespace", p.Namespace).Set("predicate", p.Predicate).Set("usage", p.Usage).Say($"{p.Namespace}:{p.Predicate}"))));
    }

    static async Task<Element> NamespacesAsync(Call call)
    {
        string? predicate = Lower(call, "predicate");
        var spaces = MachineTags(call).Where(t => predicate == null || t.Predicate == predicate)
            .GroupBy(t => t.Namespace).Select(g => new { Name = g.Key, Usage = g.Count(), Predicates = g.Select(t => t.Predicate).Distinct().Count() });
        int total = await spaces.CountAsync(call.Cancel);
        var page = await spaces.OrderBy(s => s.Name).Skip(PhotoList.Skipped(call, total)).Take(call.PerPage).ToListAsync(call.Cancel);
        return Element.Reply(new Element("namespaces").SetPage(call, total)
            .AddAll("namespace", page.Select(s => new Element("namespace").Set("usage", s.Usage).Set("predicates", s.Predicates).Say(s.Name!))));
    }

    static IQueryable<PhotoTag> MachineTags(Call call)
    {
        var photos = call.Data.Photos.InPublicLists(Viewer.Anonymous, call.Data);
        return call.Data.PhotoTags.Where(t => t.Namespace != null && photos.Any(p => p.Id == t.PhotoId));
    }

    static string? Lower(Call call, string name) =>
#pragma warning disable CA1308 // Machine tags are compared in lower case.
        call.Text(name)?.ToLowerInvariant();
#pragma warning restore CA1308

    static async Task<Element> ProfileAsync(Call call)
    {
        var person = await call.PersonAsync();
        return Element.Reply(new Element("profile").Set("id", person.Nsid).Set("nsid", person.Nsid).Set("join_date", PhotoShape.Seconds(person.JoinedAt))
            .Set("first_name", person.Name).Set("hometown", "").Set("city", person.Location).Set("profile_description", person.Profile));
    }
}
