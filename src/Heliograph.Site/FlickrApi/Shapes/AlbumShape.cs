using Heliograph.Site.Accounts;
using Heliograph.Site.Albums;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.FlickrApi.Shapes;

/// <summary>Albums, which the API calls photosets.</summary>
static class AlbumShape
{
    /// <param name="call">Its caller sees the albums.</param>
    /// <param name="albums">With their owners, in the order wanted.</param>
    public static async Task<IReadOnlyList<Element>> OfAsync(Call call, IReadOnlyList<Album> albums)
    {
        var data = call.Data;
        var visible = data.Photos.VisibleTo(call.Viewer, data);
        long[] ids = [.. albums.Select(a => a.Id)];
        var counts = await data.AlbumPhotos.Where(p => ids.Contains(p.AlbumId) && visible.Any(v => v.Id == p.PhotoId)).GroupBy(p => p.AlbumId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, call.Cancel);
        var comments = await data.Comments.Where(c => c.AlbumId != null && ids.Contains(c.AlbumId.Value) && c.TakenDownAt == null).GroupBy(c => c.AlbumId!.Value)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, call.Cancel);
        var covers = await CoversAsync(call, visible, ids);
        var extras = new PhotoExtras(call, "primary_photo_extras");
        long[] shown = [.. covers.Values];
        var photos = (await extras.LoadAsync(visible.Where(p => shown.Contains(p.Id)))).ToDictionary(p => p.Id);
        return [.. albums.Select(a => Of(call, a, photos.GetValueOrDefault(covers.GetValueOrDefault(a.Id)), counts.GetValueOrDefault(a.Id), comments.GetValueOrDefault(a.Id), extras))];
    }

    /// <summary>The owner's choice where the viewer may see it, else the first photo that they may.</summary>
    static async Task<Dictionary<long, long>> CoversAsync(Call call, IQueryable<Photo> visible, long[] ids) => (await call.Data.Albums.Where(a => ids.Contains(a.Id)).Select(a => new
    {
        a.Id,
        Cover = visible.Where(v => v.Id == a.CoverPhotoId).Select(v => (long?)v.Id).FirstOrDefault()
            ?? call.Data.AlbumPhotos.Where(p => p.AlbumId == a.Id && visible.Any(v => v.Id == p.PhotoId)).OrderBy(p => p.Position).ThenBy(p => p.PhotoId).Select(p => (long?)p.PhotoId).FirstOrDefault(),
    }).ToListAsync(call.Cancel)).Where(a => a.Cover is not null).ToDictionary(a => a.Id, a => a.Cover!.Value);

    static Element Of(Call call, Album album, Photo? cover, int count, int comments, PhotoExtras extras)
    {
        var element = new Element("photoset").Set("id", album.Id).SetPerson(album.Owner!).SetCover(cover)
            .Set("count_views", album.Views).Set("count_comments", $"{comments}").Set("count_photos", count).Set("count_videos", 0).Set("photos", count).Set("videos", 0)
            .Set("needs_interstitial", 0).Set("visibility_can_see_set", 1).Set("can_comment", call.Viewer.IsSignedIn)
            .Set("date_create", PhotoShape.Seconds(album.CreatedAt)).Set("date_update", PhotoShape.Seconds(album.UpdatedAt))
            .Add("title", album.Title).Add("description", album.Description);
        return cover is not null && call.Text("primary_photo_extras") is not null ? element.Add(extras.Set(new Element("primary_photo_extras"), cover)) : element;
    }

    static Element SetPerson(this Element element, Person owner) => element.Set("owner", owner.Nsid).Set("username", owner.Alias).Set("ownername", owner.Name);

    static Element SetCover(this Element element, Photo? cover) => cover is null
        ? element.Set("primary", "0").Set("secret", "").Set("server", "0").Set("farm", 0)
        : element.Set("primary", cover.Id).SetAddress(cover);
}
