using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Lists;
using Heliograph.Site.Photos.Notes;
using Heliograph.Site.Photos.Page;
using Heliograph.Site.Photos.People;
using Microsoft.EntityFrameworkCore;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>Notes on photos, and who is in them.</summary>
static class MarkMethods
{
    public static Method[] All =>
    [
        Of("photos.notes.add", Grant.Write, "photo_id note_x=2 note_y=2 note_w=2 note_h=2 note_text=2", "Puts a note on a photo.", AddNoteAsync, "<note id=\"\"/>", PhotoMethods.NotFound, (2, "Required arguments missing")),
        Of("photos.people.getList", Grant.None, "photo_id", "Lists who is in a photo.", PeopleAsync,
            "<people total=\"\" photo_width=\"\" photo_height=\"\"><person nsid=\"\" username=\"\" iconserver=\"\" iconfarm=\"\" realname=\"\" path_alias=\"\" added_by=\"\" x=\"\" y=\"\" w=\"\" h=\"\"/></people>", PhotoMethods.NotFound),
        Of("people.getPhotosOf", Grant.None, "user_id owner_id? extras? per_page? page?", "Lists photos that somebody is in and that the caller may see.", PhotosOfAsync,
            "<photos page=\"\" has_next_page=\"\" perpage=\"\"><photo id=\"\" owner=\"\" secret=\"\" server=\"\" farm=\"\" title=\"\" ispublic=\"\" isfriend=\"\" isfamily=\"\"/></photos>", (1, "User not found")),
    ];

    static async Task<Element> AddNoteAsync(Call call)
    {
        var (width, height) = PhotoSize.Find("")!.Of(await call.PhotoAsync());
        if (call.Degrees("note_x") is not { } x || call.Degrees("note_y") is not { } y || call.Degrees("note_w") is not { } w || call.Degrees("note_h") is not { } h)
            throw call.Fault(2);
        var added = call.Get<AddedTo>();
        PhotoNote? note = null;
        var region = new Region(x / width, y / height, w / width, h / height);
        return await added.TryAsync(call.Id("photo_id")!.Value, NotesFeature.Adding(added, call.Text("note_text"), region, told => note = told), call.Cancel) switch
        {
            Addition.Done => Element.Reply(new Element("note").Set("id", note!.Id)),
            Addition.NotAllowed => throw ApiFault.Of(ApiCode.NotAllowed),
            Addition.Senseless => throw call.Fault(2),
            _ => throw call.Fault(1),
        };
    }

    static async Task<Element> PeopleAsync(Call call)
    {
        var photo = await call.PhotoAsync();
        var (width, height) = PhotoSize.Find("")!.Of(photo);
        var people = await ShownPerson.OfAsync(photo.Id, call.Data, call.Cancel);
        return Element.Reply(new Element("people").Set("total", people.Count).Set("photo_width", width).Set("photo_height", height).AddAll("person", people.Select(p =>
        {
            var person = new Element("person").Set("nsid", PhotoShape.NsidOf(p.Id)).Set("username", p.Alias).SetIcon().Set("realname", p.Name).Set("path_alias", p.Alias)
                .Set("added_by", PhotoShape.NsidOf(p.AddedById));
            return p.Region is not { } at ? person : person.Set("x", (int)Math.Round(at.X * width)).Set("y", (int)Math.Round(at.Y * height))
                .Set("w", (int)Math.Round(at.Width * width)).Set("h", (int)Math.Round(at.Height * height));
        })));
    }

    static async Task<Element> PhotosOfAsync(Call call)
    {
        var person = await call.PersonAsync();
        var owner = call.Text("owner_id") is null ? null : await call.PersonAsync(name: "owner_id");
        var visible = call.Data.Photos.VisibleTo(call.Viewer, call.Data).SuitableFor(call.Viewer, call.Data).Where(p => owner == null || p.OwnerId == owner.Id);
        var places = await call.Data.PhotoPeople.Where(p => p.PersonId == person.Id && !p.IsRefused && visible.Any(v => v.Id == p.PhotoId))
            .OrderByDescending(p => p.AddedAt).ThenByDescending(p => p.PhotoId).Skip(PhotoList.Skipped(call, int.MaxValue)).Take(call.PerPage + 1)
            .Select(p => new PagePlace(p.AddedAt, p.PhotoId)).ToListAsync(call.Cancel);
        return Element.Reply(new Element("photos").Set("page", call.Page).Set("has_next_page", places.Count > call.PerPage).Set("perpage", call.PerPage)
            .AddAll("photo", await PhotoList.ShapesAsync(call, visible, [.. places.Take(call.PerPage)])));
    }
}
