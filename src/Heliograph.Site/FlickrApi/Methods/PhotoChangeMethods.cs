using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Editing;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>What an owner says of a photo and decides about it.</summary>
static class PhotoChangeMethods
{
    const string Renamed = "<photoid secret=\"\" originalsecret=\"\"/>";

    public static Method[] All =>
    [
        Of("photos.setMeta", Grant.Write, "photo_id title? description?", "Gives a photo of the caller's a title and a description.", SetMetaAsync, "", PhotoMethods.NotFound, (2, "Required arguments missing")),
        Of("photos.getPerms", Grant.Read, "photo_id", "Tells who may see and do what with a photo of the caller's.", PermsAsync,
            "<perms id=\"\" ispublic=\"\" isfriend=\"\" isfamily=\"\" permcomment=\"\" permaddmeta=\"\"/>", PhotoMethods.NotFound),
        Of("photos.setPerms", Grant.Write, "photo_id is_public=2 is_friend=2 is_family=2 perm_comment? perm_addmeta?",
            "Decides who may see a photo of the caller's, comment on it and add to it. Where fewer see it than before, its addresses change.", SetPermsAsync, Renamed,
            PhotoMethods.NotFound, (2, "Required arguments missing")),
        Of("photos.setDates", Grant.Write, "photo_id date_posted? date_taken? date_taken_granularity?", "Changes when a photo of the caller's was posted and taken.", SetDatesAsync, "",
            PhotoMethods.NotFound, (2, "Not enough arguments"), (3, "Invalid granularity"), (4, "Invalid date_posted"), (5, "Invalid date_taken")),
        Of("photos.setSafetyLevel", Grant.Write, "photo_id safety_level? hidden?", "Decides for whom a photo of the caller's is suitable, and whether searches find it.", SetSafetyAsync, "",
            PhotoMethods.NotFound, (2, "Invalid or missing arguments"), (3, "Change not allowed")),
        Of("photos.setContentType", Grant.Write, "photo_id content_type=2", "Says what kind of picture one of the caller's is.", SetContentTypeAsync, "", PhotoMethods.NotFound, (2, "Required arguments missing")),
        Of("photos.licenses.setLicense", Grant.Write, "photo_id license_id=2", "Gives a photo of the caller's a licence.", SetLicenceAsync, "", PhotoMethods.NotFound, (2, "License not found")),
        Of("photos.licenses.getInfo", Grant.None, "", "Lists the licences that photos may have.", LicencesAsync, "<licenses><license id=\"\" name=\"\" url=\"\"/></licenses>"),
        Of("photos.transform.rotate", Grant.Write, "photo_id degrees=2", "Turns a photo of the caller's. Its original stays as it is, its addresses change.", RotateAsync, Renamed,
            PhotoMethods.NotFound, (2, "Invalid rotation")),
    ];

    static async Task<Element> SetMetaAsync(Call call)
    {
        // An empty text takes the words away, an absent one leaves them.
        var (title, description) = (call.Parameters["title"], call.Parameters["description"]);
        await call.OwnPhotoAsync();
        if (title is null && description is null)
            throw call.Fault(2);
        await call.EditAsync(new PhotoEdit(title is null ? null : call.Text("title") ?? "", description is null ? null : call.Text("description") ?? ""));
        return Element.Reply();
    }

    static async Task<Element> PermsAsync(Call call)
    {
        var photo = await call.OwnPhotoAsync();
        return Element.Reply(new Element("perms").Set("id", photo.Id).SetVisibility(photo.Visibility)
            .Set("permcomment", (int)photo.CommentPermission).Set("permaddmeta", (int)photo.MetaPermission));
    }

    static async Task<Element> SetPermsAsync(Call call)
    {
        var (comment, addMeta) = (call.Number("perm_comment"), call.Number("perm_addmeta"));
        await call.OwnPhotoAsync();
        if (comment is < 0 or > 3 || addMeta is < 0 or > 3)
            throw call.Fault(2);
        await call.EditAsync(new PhotoEdit(Visibility: VisibilityFlags.Of(call.Flag("is_public"), call.Flag("is_friend"), call.Flag("is_family")))
        {
            CommentPermission = (Permission?)comment,
            MetaPermission = (Permission?)addMeta,
        });
        return await RenamedAsync(call);
    }

    static async Task<Element> SetDatesAsync(Call call)
    {
        var photo = await call.OwnPhotoAsync();
        string? posted = call.Text("date_posted"), taken = call.Text("date_taken");
        int granularity = call.Number("date_taken_granularity") ?? (taken is null ? photo.TakenGranularity : 0);
        if (posted is null && taken is null && call.Text("date_taken_granularity") is null)
            throw call.Fault(2);
        if (granularity is not (0 or 4 or 6 or 8))
            throw call.Fault(3);
        long? at = call.Instant("date_posted");
        if (posted is not null && (at is null || at > call.Now))
            throw call.Fault(4);
        var wall = call.Wall("date_taken");
        if (taken is not null && wall is null)
            throw call.Fault(5);
        string? stored = wall?.ToString(Call.Taken, System.Globalization.CultureInfo.InvariantCulture) ?? (photo.IsTakenUnknown ? null : photo.TakenAt);
        await call.EditAsync(new PhotoEdit { PostedAt = at, Taken = stored is null ? null : new TakenDate(stored, granularity) });
        return Element.Reply();
    }

    static async Task<Element> SetSafetyAsync(Call call)
    {
        await call.OwnPhotoAsync();
        var (level, hidden) = (call.Number("safety_level"), call.Text("hidden"));
        if ((level is null && hidden is null) || level is < 1 or > 3)
            throw call.Fault(2);
        await call.EditAsync(new PhotoEdit { Safety = (SafetyLevel?)level, IsHidden = hidden is null ? null : hidden is "1" });
        return Element.Reply();
    }

    static async Task<Element> SetContentTypeAsync(Call call)
    {
        await call.OwnPhotoAsync();
        if (call.Number("content_type") is not (>= 1 and <= 3 and var type))
            throw call.Fault(2);
        await call.EditAsync(new PhotoEdit { ContentType = (ContentType)type });
        return Element.Reply();
    }

    static async Task<Element> SetLicenceAsync(Call call)
    {
        await call.OwnPhotoAsync();
        if (call.Number("license_id") is not { } id || !Enum.IsDefined((Licence)id))
            throw call.Fault(2);
        await call.EditAsync(new PhotoEdit { Licence = (Licence)id });
        return Element.Reply();
    }

    static Task<Element> LicencesAsync(Call call) => Task.FromResult(Element.Reply(new Element("licenses").AddAll("license", Enum.GetValues<Licence>()
        .Select(l => new Element("license").Set("id", (int)l).Set("name", Licences.Name(l)).Set("url", Licences.Address(l) ?? "")))));

    static async Task<Element> RotateAsync(Call call)
    {
        var photo = await call.OwnPhotoAsync();
        if (call.Number("degrees") is not (90 or 180 or 270))
            throw call.Fault(2);
        return await call.Get<PhotoRotation>().RotateAsync(photo.Id, call.Number("degrees")!.Value, call.Viewer, call.Cancel) ? await RenamedAsync(call) : throw call.Fault(1);
    }

    /// <summary>What its addresses are made of by now.</summary>
    static async Task<Element> RenamedAsync(Call call)
    {
        var photo = await call.OwnPhotoAsync();
        return Element.Reply(new Element("photoid").Set("secret", photo.Secret).Set("originalsecret", photo.OriginalSecret).Say($"{photo.Id}"));
    }
}
