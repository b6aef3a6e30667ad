using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Groups;
using Heliograph.Site.Groups.Pool;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Lists;
using Microsoft.EntityFrameworkCore;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>Groups' pools of photos.</summary>
static class PoolMethods
{
    public static Method[] All =>
    [
        Of("groups.pools.add", Grant.Write, "photo_id group_id=2", "Gives a photo of the caller's to a group's pool.", AddAsync, "", PhotoMethods.NotFound, (2, "Group not found"), (3, "Photo already in pool"), (4, "Photo in maximum number of pools"),
            (5, "Photo limit reached"), (6, "Your Photo has been added to the Pending Queue for this Pool"), (7, "Your Photo has already been added to the Pending Queue for this Pool"), (8, "Content not allowed"), (10, "Maximum number of photos in Group Pool")),
        Of("groups.pools.remove", Grant.Write, "photo_id group_id", "Takes a photo of the caller's out of a group's pool, and a moderator any.", RemoveAsync, "", (1, "Group not found"), (2, "Photo not in pool"), (3, "Insufficient permission to remove photo")),
        Of("groups.pools.getGroups", Grant.Read, "page? per_page?", "Lists the groups whose pools the caller may give photos to.", GroupsAsync,
            "<groups page=\"\" pages=\"\" per_page=\"\" total=\"\"><group nsid=\"\" name=\"\" admin=\"\" privacy=\"\" photos=\"\" iconserver=\"\"/></groups>"),
        Of("groups.pools.getPhotos", Grant.None, "group_id tags? user_id? extras? per_page? page?", "Lists the photos in a group's pool that the caller may see, the latest first.", PhotosAsync, PhotoListMethods.Response,
            GroupMethods.NotFound, (2, "You don't have permission to view this pool"), (3, "Unknown user")),
        Of("groups.pools.getContext", Grant.None, "photo_id group_id=3", "Tells which photos stand beside one in a group's pool.", ContextAsync, ContextMethods.Response, PhotoMethods.NotFound, (2, "Photo not in pool"), (3, "Group not found")),
    ];

    static async Task<Element> AddAsync(Call call)
    {
        var photo = await call.OwnPhotoAsync();
        var group = await GroupMethods.GroupAsync(call, otherwise: 2);
        return (await call.Get<Pooling>().AddAsync(group.Group.Id, [photo.Id], call.Cancel))[0] switch
        {
            PoolAnswer.Added => Element.Reply(),
            PoolAnswer.Waiting => throw call.Fault(6),
            PoolAnswer.AlreadyThere => throw call.Fault(3),
            PoolAnswer.AlreadyWaiting => throw call.Fault(7),
            PoolAnswer.Limit => throw call.Fault(5),
            PoolAnswer.Content or PoolAnswer.Declined or PoolAnswer.NotPublic => throw call.Fault(8),
            PoolAnswer.NotAllowed => throw ApiFault.Of(ApiCode.NotAllowed),
            _ => throw call.Fault(1),
        };
    }

    static async Task<Element> RemoveAsync(Call call)
    {
        var group = await GroupMethods.GroupAsync(call);
        long id = call.Id("photo_id") ?? 0;
        if (await call.Get<Pooling>().RemoveAsync(group.Group.Id, id, call.Cancel))
            return Element.Reply();
        if (!await call.Data.PoolOf(group.Group.Id, call.Viewer).AnyAsync(p => p.PhotoId == id, call.Cancel))
            throw call.Fault(2);
        return group.May(GroupAct.DecidePhotos) && await call.Get<Pooling>().DecideAsync(group.Group.Id, [id], accept: false, call.Cancel) ? Element.Reply() : throw call.Fault(3);
    }

    static async Task<Element> GroupsAsync(Call call)
    {
        var mine = call.Data.Groups.AsNoTracking().Join(call.Data.GroupMembers.Where(m => m.PersonId == call.Me), g => g.Id, m => m.GroupId, (g, m) => new { Group = g, m.Role });
        int total = await mine.CountAsync(call.Cancel);
        var page = await mine.OrderBy(g => g.Group.Name).ThenBy(g => g.Group.Id).Skip(PhotoList.Skipped(call, total)).Take(call.PerPage).ToListAsync(call.Cancel);
        return Element.Reply(new Element("groups").SetPage(call, total).Set("per_page", call.PerPage)
            .AddAll("group", page.Select(g => GroupMethods.Shape(g.Group).Set("admin", g.Role == Groups.Members.GroupRole.Owner).Set("photos", $"{g.Group.PhotoCount}"))));
    }

    static async Task<Element> PhotosAsync(Call call)
    {
        var group = await GroupMethods.GroupAsync(call);
        var owner = call.Text("user_id") is null ? null : await call.PersonAsync(otherwise: 3);
        string[] tags = [.. call.List("tags").Select(TagWords.Clean)];
        var pool = call.Data.PoolOf(group.Group.Id, call.Viewer).Where(p => owner == null || p.OwnerId == owner.Id);
        if (tags.Length > 0)
            pool = pool.Where(p => call.Data.PhotoTags.Any(t => t.PhotoId == p.PhotoId && tags.Contains(t.Clean)));
        var order = PhotoList.In(call.Data.Photos.VisibleTo(call.Viewer, call.Data), pool.OrderByDescending(p => p.Since).ThenByDescending(p => p.PhotoId).Select(p => new PagePlace(p.Since, p.PhotoId)));
        return await PhotoList.AnswerAsync(call, order, add: (shape, _, since) => shape.Set("dateadded", PhotoShape.Seconds(since)));
    }

    static async Task<Element> ContextAsync(Call call)
    {
        var photo = await call.PhotoAsync();
        var group = await GroupMethods.GroupAsync(call, otherwise: 3);
        if (await call.Data.PoolOf(group.Group.Id, call.Viewer).Where(p => p.PhotoId == photo.Id).Select(p => (long?)p.Since).SingleOrDefaultAsync(call.Cancel) is not { } since)
            throw call.Fault(2);
        return await ContextMethods.AnswerAsync(call, PoolContext.Order(call.Data, call.Viewer, group.Group.Id), new PagePlace(since, photo.Id), isNewestFirst: true);
    }
}
