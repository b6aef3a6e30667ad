using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Lists;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.FlickrApi.Shapes;

/// <summary>Pages of photos by number.</summary>
static class PhotoList
{
    /// <param name="order">The photos in their order; their keys are given to <paramref name="add"/>.</param>
    /// <param name="count">How many there are; null: they are counted.</param>
    /// <param name="add">Adds to each photo what this list says of it.</param>
    public static async Task<Element> AnswerAsync(Call call, PhotoOrder order, int? count = null, Action<Element, Photo, long>? add = null)
    {
        var list = new Element("photos");
        await FillAsync(list, call, order, count, add);
        return Element.Reply(list);
    }

    /// <summary>Photos in the order of these places, of which there is one page only.</summary>
    public static PhotoOrder In(IQueryable<Photo> photos, IQueryable<PagePlace> places) => new(photos, _ => places, _ => places);

    /// <inheritdoc cref="AnswerAsync"/>
    public static async Task FillAsync(Element list, Call call, PhotoOrder order, int? count = null, Action<Element, Photo, long>? add = null)
    {
        int total = count ?? await order.Following(null).CountAsync(call.Cancel);
        int skipped = Skipped(call, total);
        var places = skipped < total ? await order.Following(null).Skip(skipped).Take(call.PerPage).ToListAsync(call.Cancel) : [];
        list.SetPage(call, total).AddAll("photo", await ShapesAsync(call, order.Visible, places, add));
    }

    public static Element SetPage(this Element list, Call call, int total) => list
        .Set("page", call.Page).Set("pages", Pages(call, total)).Set("perpage", call.PerPage).Set("total", total);

    /// <summary>What stands before the page asked for; beyond the end, all of them.</summary>
    public static int Skipped(Call call, int total) => (int)Math.Min(total, (long)(call.Page - 1) * call.PerPage);

    public static int Pages(Call call, int total) => (total + call.PerPage - 1) / call.PerPage;

    /// <summary>The photos of these places, in their order.</summary>
    public static async Task<IReadOnlyList<Element>> ShapesAsync(Call call, IQueryable<Photo> visible, IReadOnlyList<PagePlace> places, Action<Element, Photo, long>? add = null)
    {
        var extras = new PhotoExtras(call);
        long[] ids = [.. places.Select(p => p.PhotoId)];
        var photos = (await extras.LoadAsync(visible.Where(p => ids.Contains(p.Id)))).ToDictionary(p => p.Id);
        var shapes = new List<Element>(ids.Length);
        foreach (var (key, id) in places)
        {
            if (!photos.TryGetValue(id, out var photo))
                continue;
            var shape = extras.Shape(photo);
            add?.Invoke(shape, photo, key);
            shapes.Add(shape);
        }

        return shapes;
    }
}
