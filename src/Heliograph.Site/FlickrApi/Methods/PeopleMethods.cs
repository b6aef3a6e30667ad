using Heliograph.Site.Accounts;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Photos;
using Heliograph.Site.Quotas;
using Heliograph.Site.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>Who somebody is, and what they may upload.</summary>
static class PeopleMethods
{
    static readonly (int, string) Unknown = (1, "User not found");

    public static Method[] All =>
    [
        Of("people.findByUsername", Grant.None, "username", "Finds somebody by their alias.", FindAsync, "<user id=\"\" nsid=\"\"><username/></user>", Unknown),
        Of("people.findByEmail", Grant.None, "find_email", "Finds who calls by their own e-mail address. Nobody finds others by it.", FindByEmailAsync, "<user id=\"\" nsid=\"\"><username/></user>", Unknown),
        Of("people.getInfo", Grant.None, "user_id", "Tells who somebody is.", InfoAsync,
            "<person id=\"\" nsid=\"\" ispro=\"\" iconserver=\"\" iconfarm=\"\" path_alias=\"\" has_stats=\"\"><username/><realname/><location/><description/><photosurl/><profileurl/><mobileurl/><photos><firstdatetaken/><firstdate/><count/></photos></person>", Unknown),
        Of("people.getUploadStatus", Grant.Read, "", "Tells how much who calls may upload.", UploadStatusAsync,
            "<user id=\"\" ispro=\"\"><username/><bandwidth max=\"\" used=\"\" maxbytes=\"\" usedbytes=\"\" remainingbytes=\"\" maxkb=\"\" usedkb=\"\" remainingkb=\"\" unlimited=\"\"/><filesize max=\"\" maxbytes=\"\" maxkb=\"\" maxmb=\"\"/><sets created=\"\" remaining=\"\"/><videosize maxbytes=\"\" maxkb=\"\" maxmb=\"\"/><videos uploaded=\"\" remaining=\"\"/></user>"),
        Of("people.getLimits", Grant.Read, "", "Tells how large files may be.", LimitsAsync, "<person nsid=\"\"><photos maxdisplaypx=\"\" maxupload=\"\"/><videos maxduration=\"\" maxupload=\"\"/></person>"),
    ];

    static async Task<Element> FindAsync(Call call)
    {
        string alias = Aliases.Normalise(call.Text("username"));
        var person = await call.Data.People.AsNoTracking().SingleOrDefaultAsync(p => p.UserName == alias, call.Cancel) ?? throw call.Fault(1);
        return Found(person);
    }

    static async Task<Element> FindByEmailAsync(Call call)
    {
        var me = await call.Data.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == call.Viewer.PersonId, call.Cancel);
        return me is not null && string.Equals(me.Email, call.Text("find_email"), StringComparison.OrdinalIgnoreCase) ? Found(me) : throw call.Fault(1);
    }

    static Element Found(Person person) => Element.Reply(new Element("user").Set("id", person.Nsid).Set("nsid", person.Nsid).Add("username", person.Alias));

    static async Task<Element> InfoAsync(Call call)
    {
        var person = await call.PersonAsync();
        var photos = call.Data.Photos.Where(p => p.OwnerId == person.Id).VisibleTo(call.Viewer, call.Data).SuitableFor(call.Viewer, call.Data);
        // Each from an index of its own: to ask for all three at once reads every photo.
        int count = await photos.CountAsync(call.Cancel);
        long? posted = await photos.OrderBy(p => p.PostedAt).Select(p => (long?)p.PostedAt).FirstOrDefaultAsync(call.Cancel);
        string? taken = await photos.OrderBy(p => p.TakenAt).Select(p => p.TakenAt).FirstOrDefaultAsync(call.Cancel);
        string page = $"{call.Site}{PageAddress.OfPhotostream(person.Alias)}";
        return Element.Reply(new Element("person").Set("id", person.Nsid).Set("nsid", person.Nsid).Set("ispro", 1).SetIcon().Set("path_alias", person.Alias).Set("has_stats", 1)
            .Add("username", person.Alias).Add("realname", person.Name).Add("location", person.Location).Add("description", person.Profile)
            .Add("photosurl", page).Add("profileurl", $"{call.Site}/people/{person.Alias}/").Add("mobileurl", page)
            .Add(new Element("photos").Add("firstdatetaken", taken ?? "").Add("firstdate", posted is { } at ? PhotoShape.Seconds(at) : "").Add("count", $"{count}")));
    }

    static async Task<Element> UploadStatusAsync(Call call)
    {
        var me = await call.PersonAsync(otherwise: 0, name: "");
        var quota = await QuotaCount.OfAsync(call.Data, call.Get<IOptions<QuotaOptions>>().Value, me.Id, call.Clock.GetUtcNow(), everything: true, call.Cancel);
        long file = call.Get<IOptions<UploadOptions>>().Value.MaxBytes, most = quota.MostBytes ?? 0, left = quota.MostBytes is null ? 0 : Math.Max(0, most - quota.Bytes);
        int albums = await call.Data.Albums.CountAsync(a => a.OwnerId == me.Id, call.Cancel);
        return Element.Reply(new Element("user").Set("id", me.Nsid).Set("ispro", 1).Add("username", me.Alias)
            .Add(new Element("bandwidth").Set("max", most).Set("used", quota.Bytes).Set("maxbytes", most).Set("usedbytes", quota.Bytes).Set("remainingbytes", left)
                .Set("maxkb", most >> 10).Set("usedkb", quota.Bytes >> 10).Set("remainingkb", left >> 10).Set("unlimited", quota.MostBytes is null))
            .Add(new Element("filesize").Set("max", file).Set("maxbytes", file).Set("maxkb", file >> 10).Set("maxmb", file >> 20))
            .Add(new Element("sets").Set("created", albums).Set("remaining", "lots"))
            .Add(new Element("videosize").Set("maxbytes", "0").Set("maxkb", "0").Set("maxmb", "0"))
            .Add(new Element("videos").Set("uploaded", 0).Set("remaining", "0")));
    }

    static async Task<Element> LimitsAsync(Call call)
    {
        var me = await call.PersonAsync(otherwise: 0, name: "");
        return Element.Reply(new Element("person").Set("nsid", me.Nsid)
            .Add(new Element("photos").Set("maxdisplaypx", $"{PhotoSize.All[^1].Edge}").Set("maxupload", call.Get<IOptions<UploadOptions>>().Value.MaxBytes))
            .Add(new Element("videos").Set("maxduration", "0").Set("maxupload", "0")));
    }
}
