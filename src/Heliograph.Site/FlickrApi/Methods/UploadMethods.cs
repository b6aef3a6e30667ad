using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.FlickrApi.Uploads;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

static class UploadMethods
{
    const int MostTickets = 100;

    public static Method[] All =>
    [
        Of("photos.upload.checkTickets", Grant.None, "tickets", "Tells what came of uploads that nobody waited for: 0 not yet, 1 done, 2 failed.", CheckAsync,
            "<uploader><ticket id=\"\" complete=\"\" photoid=\"\" imported=\"\" invalid=\"\"/></uploader>", (1, "Required arguments missing")),
    ];

    static async Task<Element> CheckAsync(Call call)
    {
        var found = new List<Element>();
        foreach (string id in call.List("tickets").Take(MostTickets))
        {
            var ticket = new Element("ticket").Set("id", id);
            found.Add(ticket);
            if (await call.Get<Tickets>().FindAsync(id, call.Cancel) is not var (state, photo))
                ticket.Set("invalid", 1);
            else if (photo is var (done, at))
                ticket.Set("complete", (int)state).Set("photoid", done).Set("imported", PhotoShape.Seconds(at));
            else
                ticket.Set("complete", (int)state);
        }

        return Element.Reply(new Element("uploader").AddAll("ticket", found));
    }
}
