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
    /// <param name="counted">The same photos, reached by a shorter way.</param>
    /// <param name="most">So many are counted and listed at most.</param>
    /// <param name="ahead">So many beyond the page are looked at: a list that ends among them is counted by that.</param>
    /// <param name="add">Adds to each photo what this list says of it.</param>
    public static async Task<Element> AnswerAsync(
        Call call, PhotoOrder order, IQueryable<Photo>? counted = null, int most = int.MaxValue, int ahead = 0, Action<Element, Photo, long>? add = null)
    {
        var list = new Element("photos");
        await FillAsync(list, call, order, counted, most, ahead, add);
        return Element.Reply(list);
    }

    /// <summary>Photos in the order of these places, of which there is one page only.</summary>
    public static PhotoOrder In(IQueryable<Photo> photos, IQueryable<PagePlace> places) => new(photos, _ => places, _ => places);

    /// <inheritdoc cref="AnswerAsync"/>
    public static async Task FillAsync(
        Element list, Call call, PhotoOrder order, IQueryable<Photo>? counted = null, int most = int.MaxValue, int ahead = 0, Action<Element, Photo, long>? add = null)
    {
        int skipped = Skipped(call, most), asked = Math.Min(call.PerPage + ahead, most - skipped);
        var places = asked > 0 ? await order.Following(null).Skip(skipped).Take(asked).ToListAsync(call.Cancel) : [];
        int total = places.Count < asked && (places.Count > 0 || skipped == 0) ? skipped + places.Count
            : counted is null ? await CountAsync(order.Following(null), most, call.Cancel)
            : await CountAsync(counted, most, call.Cancel);
        list.SetPage(call, total).AddAll("photo", await ShapesAsync(call, order.Visible, [.. places.Take(call.PerPage)], add));
    }

    static Task<int> CountAsync<T>(IQueryable<T> all, int most, CancellationToken cancel) => (most == int.MaxValue ? all : all.Take(most)).CountAsync(cancel);

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
