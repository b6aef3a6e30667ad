using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Editing;
using Heliograph.Site.Photos.Page;
using Heliograph.Site.Photos.Tags;
using Heliograph.Site.Tags;
using Microsoft.EntityFrameworkCore;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>Tags, on a photo and of people.</summary>
static class TagMethods
{
    const int UsualCount = 10, MostCount = 200, MostUserTags = 2_000;

    public static Method[] All =>
    [
        Of("photos.addTags", Grant.Write, "photo_id tags=2", "Adds tags to a photo, separated by blanks; quotes keep words together.", AddAsync,
            "<tags><tag id=\"\" author=\"\" raw=\"\" machine_tag=\"\" full_tag=\"\"/></tags>", PhotoMethods.NotFound, (2, "Maximum number of tags reached")),
        Of("photos.setTags", Grant.Write, "photo_id tags?", "Makes these the tags of a photo of the caller's, and removes all others.", SetAsync, "", PhotoMethods.NotFound, (2, "Maximum number of tags reached")),
        Of("photos.removeTag", Grant.Write, "tag_id", "Removes a tag: any from one's own photo, one's own from others'.", RemoveAsync, "", (1, "Tag not found")),
        Of("tags.getListPhoto", Grant.None, "photo_id", "Lists the tags of a photo.", OfPhotoAsync, "<photo id=\"\"><tags><tag id=\"\" author=\"\" authorname=\"\" raw=\"\" machine_tag=\"\"/></tags></photo>", PhotoMethods.NotFound),
        Of("tags.getListUser", Grant.None, "user_id?", "Lists the tags of somebody's photos that the caller may see.", OfUserAsync, "<who id=\"\"><tags><tag/></tags></who>", (1, "User not found")),
        Of("tags.getListUserPopular", Grant.None, "user_id? count?", "Lists the tags that most of somebody's photos have.", PopularAsync, "<who id=\"\"><tags><tag count=\"\"/></tags></who>", (1, "User not found")),
        Of("tags.getListUserRaw", Grant.None, "tag?", "Lists the tags of the caller's photos, or one of them, as they were written.", RawAsync, "<who id=\"\"><tags><tag clean=\"\"><raw/></tag></tags></who>", (1, "User not found")),
        Of("tags.getHotList", Grant.None, "period? count?", "Lists the tags that the most people used in the last days.", HotAsync, "<hottags period=\"\" count=\"\"><tag score=\"\"/></hottags>"),
        Of("tags.getRelated", Grant.None, "tag", "Lists the tags that stand most often beside a tag.", RelatedAsync, "<tags source=\"\"><tag/></tags>", (1, "Tag not found")),
    ];

    static async Task<Element> AddAsync(Call call)
    {
        var added = call.Get<AddedTo>();
        IReadOnlyList<PhotoTag> tags = [];
        int there = 0;
        var asked = PhotoTags.Split(call.Text("tags")!);
        var adding = Photos.Tags.TagsFeature.Adding(added, asked, told => tags = told);
        var came = await added.TryAsync(call.Id("photo_id") ?? 0, (photo, rights, cancel) =>
        {
            there = photo.Tags.Count;
            return adding(photo, rights, cancel);
        }, call.Cancel);
        if (came != Addition.Done)
            throw call.Fault(1);
        if (there >= Tagging.Most && tags.Count == 0 && asked.Count > 0)
            throw call.Fault(2);
        string alias = (await call.PersonAsync(name: "")).Alias;
        return Element.Reply(new Element("tags").AddAll("tag", tags.Select(t => PhotoTags.Of(t, alias).Set("full_tag", t.Raw))));
    }

    static async Task<Element> SetAsync(Call call)
    {
        await call.EditAsync(new PhotoEdit(Tags: PhotoTags.Split(call.Text("tags") ?? "")));
        return Element.Reply();
    }

    static async Task<Element> RemoveAsync(Call call)
    {
        if (PhotoTags.ParseId(call.Text("tag_id")) is not var (photo, number) || !await call.Data.PhotoTags.AnyAsync(t => t.PhotoId == photo && t.Number == number, call.Cancel))
            throw call.Fault(1);
        var added = call.Get<AddedTo>();
        return await added.TryAsync(photo, Photos.Tags.TagsFeature.Removing(added, number), call.Cancel) == Addition.Done ? Element.Reply() : throw call.Fault(1);
    }

    static async Task<Element> OfPhotoAsync(Call call)
    {
        var photo = await call.PhotoAsync();
        return Element.Reply(new Element("photo").Set("id", photo.Id).Add(new Element("tags").AddAll("tag", await PhotoTags.OfAsync(call, photo.Id))));
    }

    static async Task<Element> OfUserAsync(Call call)
    {
        var (who, counts) = await CountsAsync(call, await call.PersonAsync(), MostUserTags);
        return Element.Reply(who.Add(new Element("tags").AddAll("tag", counts.OrderBy(c => c.Clean, StringComparer.Ordinal).Select(c => new Element("tag").Say(c.Clean)))));
    }

    static async Task<Element> PopularAsync(Call call)
    {
        var (who, counts) = await CountsAsync(call, await call.PersonAsync(), Math.Clamp(call.Number("count") ?? UsualCount, 1, MostCount));
        return Element.Reply(who.Add(new Element("tags").AddAll("tag", counts.Select(c => new Element("tag").Set("count", c.Count).Say(c.Clean)))));
    }

    static async Task<Element> RawAsync(Call call)
    {
        var me = await call.PersonAsync(name: "");
        string? only = call.Text("tag") is { } tag ? TagWords.Clean(tag) : null;
        var raw = await call.Data.PhotoTags.Where(t => call.Data.Photos.Any(p => p.Id == t.PhotoId && p.OwnerId == me.Id) && (only == null || t.Clean == only))
            .Select(t => new { t.Clean, t.Raw }).Distinct().OrderBy(t => t.Clean).ThenBy(t => t.Raw).Take(MostUserTags).ToListAsync(call.Cancel);
        return Element.Reply(new Element("who").Set("id", me.Nsid).Add(new Element("tags").AddAll("tag", raw.GroupBy(t => t.Clean)
            .Select(g => new Element("tag").Set("clean", g.Key).AddAll("raw", g.Select(t => new Element("raw").Say(t.Raw)))))));
    }

    static async Task<Element> HotAsync(Call call)
    {
        int count = Math.Clamp(call.Number("count") ?? 20, 1, MostCount);
        var hot = (await call.Get<TagFigures>().HotAsync(call.Cancel)).Take(count).ToList();
        return Element.Reply(new Element("hottags").Set("period", "week").Set("count", hot.Count).AddAll("tag", hot.Select(t => new Element("tag").Set("score", t.Count).Say(t.Clean))));
    }

    static async Task<Element> RelatedAsync(Call call)
    {
        string clean = TagWords.Clean(call.Text("tag")!);
        var related = await call.Get<TagFigures>().RelatedAsync(clean, call.Cancel);
        return Element.Reply(new Element("tags").Set("source", clean).AddAll("tag", related.Select(t => new Element("tag").Say(t.Clean))));
    }

    static async Task<(Element Who, IReadOnlyList<(string Clean, int Count)> Counts)> CountsAsync(Call call, Accounts.Person person, int most)
    {
        var photos = call.Data.Photos.Where(p => p.OwnerId == person.Id).VisibleTo(call.Viewer, call.Data).SuitableFor(call.Viewer, call.Data);
        var counts = await photos.Join(call.Data.PhotoTags, p => p.Id, t => t.PhotoId, (p, t) => t.Clean).GroupBy(clean => clean)
            .Select(g => new { Clean = g.Key, Count = g.Count() }).OrderByDescending(t => t.Count).ThenBy(t => t.Clean).Take(most).ToListAsync(call.Cancel);
        return (new Element("who").Set("id", person.Nsid), [.. counts.Select(t => (t.Clean, t.Count))]);
    }
}
