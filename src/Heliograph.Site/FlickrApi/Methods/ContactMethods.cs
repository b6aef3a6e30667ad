using Heliograph.Site.Accounts.Contacts;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Lists;
using Microsoft.EntityFrameworkCore;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>Whom people follow, and the photos of those.</summary>
static class ContactMethods
{
    const string Response = "<contacts page=\"\" pages=\"\" per_page=\"\" perpage=\"\" total=\"\"><contact nsid=\"\" username=\"\" iconserver=\"\" realname=\"\" friend=\"\" family=\"\" ignored=\"\"/></contacts>";
    const int UsualPhotos = 10, MostPhotos = 50;

    public static Method[] All =>
    [
        Of("contacts.getList", Grant.Read, "filter? page? per_page? sort?", "Lists whom the caller follows. Sorted by name or time.", MineAsync, Response, (1, "Invalid sort parameter.")),
        Of("contacts.getPublicList", Grant.None, "user_id page? per_page?", "Lists whom somebody follows.", PublicAsync, Response, (1, "User not found")),
        Of("photos.getContactsPhotos", Grant.Read, "count? just_friends? single_photo? include_self? extras?", "Lists the latest photos of people whom the caller follows.", PhotosAsync, PhotoListMethods.Response, (1, "User not found")),
        Of("photos.getContactsPublicPhotos", Grant.None, "user_id count? just_friends? single_photo? include_self? extras?", "Lists the latest public photos of people whom somebody follows.", PublicPhotosAsync, PhotoListMethods.Response,
            (1, "User not found")),
    ];

    static async Task<Element> MineAsync(Call call)
    {
        if (call.Text("sort") is not (null or "name" or "time"))
            throw call.Fault(1);
        var contacts = call.Data.Contacts.Where(c => c.OwnerId == call.Me);
        contacts = call.Text("filter") switch
        {
            "friends" => contacts.Where(c => c.IsFriend && !c.IsFamily),
            "family" => contacts.Where(c => c.IsFamily && !c.IsFriend),
            "both" => contacts.Where(c => c.IsFriend && c.IsFamily),
            "neither" => contacts.Where(c => !c.IsFriend && !c.IsFamily),
            _ => contacts,
        };
        return await AnswerAsync(call, contacts, showsMarks: true);
    }

    static async Task<Element> PublicAsync(Call call)
    {
        var person = await call.PersonAsync();
        return await AnswerAsync(call, call.Data.Contacts.Where(c => c.OwnerId == person.Id), showsMarks: false);
    }

    static async Task<Element> AnswerAsync(Call call, IQueryable<Contact> contacts, bool showsMarks)
    {
        int total = await contacts.CountAsync(call.Cancel);
        var people = contacts.Join(call.Data.People.AsNoTracking(), c => c.PersonId, p => p.Id, (c, p) => new { Contact = c, Person = p });
        people = call.Text("sort") == "time" ? people.OrderByDescending(p => p.Contact.Since).ThenBy(p => p.Person.Id) : people.OrderBy(p => p.Person.UserName);
        var page = await people.Skip(PhotoList.Skipped(call, total)).Take(call.PerPage).ToListAsync(call.Cancel);
        return Element.Reply(new Element("contacts").SetPage(call, total).Set("per_page", call.PerPage).AddAll("contact", page.Select(p => Shape(p.Person, showsMarks ? p.Contact : null))));
    }

    /// <param name="mark">What people are to each other is for who marked them: null.</param>
    static Element Shape(Accounts.Person person, Contact? mark)
    {
        var contact = new Element("contact").SetPerson(person).SetIcon().Set("ignored", 0).Set("path_alias", person.Alias);
        return mark is null ? contact : contact.Set("friend", mark.IsFriend).Set("family", mark.IsFamily).Set("location", person.Location);
    }

    static Task<Element> PhotosAsync(Call call) => PhotosAsync(call, call.Me, call.Data.Photos.VisibleTo(call.Viewer, call.Data).SuitableFor(call.Viewer, call.Data));

    static async Task<Element> PublicPhotosAsync(Call call)
    {
        var person = await call.PersonAsync();
        return await PhotosAsync(call, person.Id, call.Data.Photos.Where(p => p.Visibility == Visibility.Public).VisibleTo(call.Viewer, call.Data).SuitableFor(call.Viewer, call.Data));
    }

    static async Task<Element> PhotosAsync(Call call, long person, IQueryable<Photo> visible)
    {
        // Whom somebody marked as friend is nobody else's business.
        bool justFriends = call.Flag("just_friends") && person == call.Viewer.PersonId, isSingle = call.Flag("single_photo"), withSelf = call.Flag("include_self");
        int count = Math.Clamp(call.Number("count") ?? UsualPhotos, 1, MostPhotos);
        var photos = visible.Where(p => (withSelf && p.OwnerId == person)
            || call.Data.Contacts.Any(c => c.OwnerId == person && c.PersonId == p.OwnerId && (!justFriends || c.IsFriend || c.IsFamily)));
        if (isSingle)
            photos = photos.Where(p => !visible.Any(later => later.OwnerId == p.OwnerId && (later.PostedAt > p.PostedAt || (later.PostedAt == p.PostedAt && later.Id > p.Id))));
        var places = await photos.OrderByDescending(p => p.PostedAt).ThenByDescending(p => p.Id).Take(count).Select(p => new PagePlace(p.PostedAt, p.Id)).ToListAsync(call.Cancel);
        return Element.Reply(new Element("photos").Set("total", places.Count).AddAll("photo", await PhotoList.ShapesAsync(call, visible, places)));
    }
}
