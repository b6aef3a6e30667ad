using Heliograph.Site.Albums;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Microsoft.EntityFrameworkCore;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>What an owner does to albums.</summary>
static class PhotosetChangeMethods
{
    static readonly (int, string) NoPhoto = (2, "Photo not found");

    public static Method[] All =>
    [
        Of("photosets.create", Grant.Write, "title description? primary_photo_id=2", "Makes an album with a first photo, which is its cover.", CreateAsync, "<photoset id=\"\" url=\"\"/>",
            (1, "No title specified"), NoPhoto, (3, "Can't create any more sets")),
        Of("photosets.delete", Grant.Write, "photoset_id", "Deletes an album, and none of its photos.", DeleteAsync, "", PhotosetMethods.NotFound),
        Of("photosets.editMeta", Grant.Write, "photoset_id title=2 description?", "Gives an album a title and a description.", EditMetaAsync, "", PhotosetMethods.NotFound, (2, "No title specified")),
        Of("photosets.addPhoto", Grant.Write, "photoset_id photo_id=2", "Puts a photo at the end of an album.", AddAsync, "", PhotosetMethods.NotFound, NoPhoto,
            (3, "Photo already in set"), (10, "Maximum number of photos in set")),
        Of("photosets.removePhoto", Grant.Write, "photoset_id photo_id=2", "Takes a photo out of an album.", RemoveAsync, "", PhotosetMethods.NotFound, NoPhoto, (3, "Photo not in set")),
        Of("photosets.removePhotos", Grant.Write, "photoset_id photo_ids=2", "Takes photos out of an album.", RemoveManyAsync, "", PhotosetMethods.NotFound, NoPhoto),
        Of("photosets.editPhotos", Grant.Write, "photoset_id primary_photo_id=3 photo_ids=5", "Makes these the photos of an album, in this order.", EditPhotosAsync, "", PhotosetMethods.NotFound, NoPhoto,
            (3, "Primary photo not found"), (4, "Primary photo not in list"), (5, "Empty photos list")),
        Of("photosets.reorderPhotos", Grant.Write, "photoset_id photo_ids=2", "Puts the photos of an album into this order; those not named come after them.", ReorderAsync, "", PhotosetMethods.NotFound, NoPhoto),
        Of("photosets.setPrimaryPhoto", Grant.Write, "photoset_id photo_id=2", "Makes a photo the cover of an album that it is in.", SetPrimaryAsync, "", PhotosetMethods.NotFound, NoPhoto),
        Of("photosets.orderSets", Grant.Write, "photoset_ids", "Puts the caller's albums into this order; those not named come after them.", OrderAsync, "", (1, "Set not found")),
    ];

    static async Task<Element> CreateAsync(Call call)
    {
        var cover = await call.OwnPhotoAsync(otherwise: 2, name: "primary_photo_id");
        var albums = call.Get<AlbumChanges>();
        long id = await albums.MakeAsync(call.Text("title")!, call.Text("description") ?? "", call.Cancel) ?? throw call.Fault(1);
        await albums.AddAsync(id, [cover.Id], call.Cancel);
        return Element.Reply(new Element("photoset").Set("id", id).Set("url", call.Site + AlbumsFeature.AddressOf(cover.Owner!.Alias, id)));
    }

    static async Task<Element> DeleteAsync(Call call) => Done(call, await call.Get<AlbumChanges>().DeleteAsync(call.Id("photoset_id") ?? 0, call.Cancel));

    static async Task<Element> EditMetaAsync(Call call)
    {
        var album = await MineAsync(call);
        if (string.IsNullOrWhiteSpace(call.Text("title")))
            throw call.Fault(2);
        string description = call.Parameters["description"] is null ? album.Description : call.Text("description") ?? "";
        return Done(call, await call.Get<AlbumChanges>().EditAsync(album.Id, call.Text("title")!, description, call.Cancel));
    }

    static async Task<Element> AddAsync(Call call)
    {
        var album = await MineAsync(call);
        var photo = await call.OwnPhotoAsync(otherwise: 2);
        if (await IsInAsync(call, album.Id, photo.Id))
            throw call.Fault(3);
        return Done(call, await call.Get<AlbumChanges>().AddAsync(album.Id, [photo.Id], call.Cancel));
    }

    static async Task<Element> RemoveAsync(Call call)
    {
        var album = await MineAsync(call);
        var photo = await call.OwnPhotoAsync(otherwise: 2);
        if (!await IsInAsync(call, album.Id, photo.Id))
            throw call.Fault(3);
        return Done(call, await call.Get<AlbumChanges>().RemoveAsync(album.Id, photo.Id, call.Cancel));
    }

    static async Task<Element> RemoveManyAsync(Call call)
    {
        var album = await MineAsync(call);
        foreach (long photo in await PhotosAsync(call, album))
            await call.Get<AlbumChanges>().RemoveAsync(album.Id, photo, call.Cancel);
        return Element.Reply();
    }

    static async Task<Element> EditPhotosAsync(Call call)
    {
        var album = await MineAsync(call);
        var cover = await call.OwnPhotoAsync(otherwise: 3, name: "primary_photo_id");
        long[] photos = call.Ids("photo_ids", otherwise: 2);
        if (photos.Length == 0)
            throw call.Fault(5);
        if (!photos.Contains(cover.Id))
            throw call.Fault(4);
        if (photos.Length > AlbumArrangement.Most || await call.Data.Photos.CountAsync(p => p.OwnerId == call.Me && photos.Contains(p.Id), call.Cancel) < photos.Distinct().Count())
            throw call.Fault(2);
        return Done(call, await call.Get<AlbumArrangement>().ReplaceAsync(album.Id, cover.Id, photos, call.Cancel));
    }

    static async Task<Element> ReorderAsync(Call call)
    {
        var album = await MineAsync(call);
        return Done(call, await call.Get<AlbumArrangement>().ReorderAsync(album.Id, await PhotosAsync(call, album), call.Cancel));
    }

    static async Task<Element> SetPrimaryAsync(Call call)
    {
        var album = await MineAsync(call);
        var photo = await call.OwnPhotoAsync(otherwise: 2);
        return await call.Get<AlbumChanges>().SetCoverAsync(album.Id, photo.Id, call.Cancel) ? Element.Reply() : throw call.Fault(2);
    }

    static async Task<Element> OrderAsync(Call call) => Done(call, await call.Get<AlbumArrangement>().OrderAsync(call.Ids("photoset_ids", otherwise: 1), call.Cancel));

    /// <summary>Those named, which are all in the album.</summary>
    static async Task<long[]> PhotosAsync(Call call, Album album)
    {
        long[] photos = call.Ids("photo_ids", otherwise: 2);
        return photos.Length <= AlbumArrangement.Most
            && await call.Data.AlbumPhotos.CountAsync(p => p.AlbumId == album.Id && photos.Contains(p.PhotoId), call.Cancel) == photos.Distinct().Count() ? photos : throw call.Fault(2);
    }

    static async Task<Album> MineAsync(Call call)
    {
        long? id = call.Id("photoset_id");
        return await call.Data.Albums.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.OwnerId == call.Me, call.Cancel) ?? throw call.Fault(1);
    }

    static Task<bool> IsInAsync(Call call, long album, long photo) => call.Data.AlbumPhotos.AnyAsync(p => p.AlbumId == album && p.PhotoId == photo, call.Cancel);

    static Element Done(Call call, bool isDone) => isDone ? Element.Reply() : throw call.Fault(1);
}
