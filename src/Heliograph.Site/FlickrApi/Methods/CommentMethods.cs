using Heliograph.Site.Comments;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.FlickrApi.OAuth;
using Heliograph.Site.FlickrApi.Shapes;
using Microsoft.EntityFrameworkCore;
using static Heliograph.Site.FlickrApi.Methods.MethodTable;

namespace Heliograph.Site.FlickrApi.Methods;

/// <summary>What people say below photos and albums.</summary>
static class CommentMethods
{
    const int MostListed = 5_000;

    static readonly (int, string)[] OfComment = [(1, "Photo not found"), (2, "Comment not found"), (8, "Blank comment"), (9, "User is posting comments too fast")];

    public static Method[] All =>
    [
        Of("photos.comments.addComment", Grant.Write, "photo_id comment_text=8", "Says something below a photo.", AddAsync, "<comment id=\"\"/>", PhotoMethods.NotFound, (8, "Blank comment"), (9, "User is posting comments too fast")),
        Of("photos.comments.getList", Grant.None, "photo_id min_comment_date? max_comment_date?", "Lists what was said below a photo.", ListAsync,
            "<comments photo_id=\"\"><comment id=\"\" author=\"\" authorname=\"\" iconserver=\"\" iconfarm=\"\" datecreate=\"\" permalink=\"\" realname=\"\"/></comments>", PhotoMethods.NotFound),
        Of("photos.comments.editComment", Grant.Write, "comment_id=2 comment_text=8", "Changes a comment of the caller's.", EditAsync, "", OfComment),
        Of("photos.comments.deleteComment", Grant.Write, "comment_id=2", "Removes a comment: the caller's own, or one below a photo of theirs.", DeleteAsync, "", OfComment),
        Of("photosets.comments.addComment", Grant.Write, "photoset_id comment_text=8", "Says something below an album.", AddToAlbumAsync, "<comment id=\"\"/>", PhotosetMethods.NotFound, (8, "Blank comment")),
        Of("photosets.comments.getList", Grant.None, "photoset_id", "Lists what was said below an album.", ListOfAlbumAsync,
            "<comments photoset_id=\"\"><comment id=\"\" author=\"\" authorname=\"\" iconserver=\"\" iconfarm=\"\" date_create=\"\" permalink=\"\" realname=\"\"/></comments>", PhotosetMethods.NotFound),
    ];

    static async Task<Element> AddAsync(Call call) => Made(call, await call.Get<Commenting>().AddToPhotoAsync(call.Id("photo_id") ?? 0, call.Text("comment_text")!, call.Cancel));

    static async Task<Element> AddToAlbumAsync(Call call) => Made(call, await call.Get<Commenting>().AddToAlbumAsync(call.Id("photoset_id") ?? 0, call.Text("comment_text")!, call.Cancel));

    static async Task<Element> EditAsync(Call call) => Changed(call, await call.Get<Commenting>().EditAsync(Number(call), call.Text("comment_text")!, call.Cancel));

    static async Task<Element> DeleteAsync(Call call) => Changed(call, await call.Get<Commenting>().RemoveAsync(Number(call), call.Cancel));

    static async Task<Element> ListAsync(Call call)
    {
        var photo = await call.PhotoAsync();
        var comments = call.Data.Comments.Where(c => c.PhotoId == photo.Id);
        if (call.Instant("min_comment_date") is { } from)
            comments = comments.Where(c => c.CreatedAt >= from);
        if (call.Instant("max_comment_date") is { } until)
            comments = comments.Where(c => c.CreatedAt < until + 1000);
        return Element.Reply(new Element("comments").Set("photo_id", photo.Id).AddAll("comment", await ShapesAsync(call, comments, "datecreate", PhotoShape.PageOf(call, photo))));
    }

    static async Task<Element> ListOfAlbumAsync(Call call)
    {
        var album = await PhotosetMethods.AlbumAsync(call);
        string page = call.Site + Albums.AlbumsFeature.AddressOf(album.Owner!.Alias, album.Id);
        return Element.Reply(new Element("comments").Set("photoset_id", album.Id)
            .AddAll("comment", await ShapesAsync(call, call.Data.Comments.Where(c => c.AlbumId == album.Id), "date_create", page)));
    }

    static async Task<IEnumerable<Element>> ShapesAsync(Call call, IQueryable<Comment> comments, string date, string page)
    {
        var found = await comments.AsNoTracking().Include(c => c.Author).Where(c => c.TakenDownAt == null).OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).Take(MostListed).ToListAsync(call.Cancel);
        return found.Select(c => new Element("comment").Set("id", IdOf(c.AuthorId, c.PhotoId ?? c.AlbumId!.Value, c.Id)).Set("author", PhotoShape.NsidOf(c.AuthorId))
            .Set("authorname", c.Author!.Alias).SetIcon().Set(date, PhotoShape.Seconds(c.CreatedAt)).Set("permalink", $"{page}#c{c.Id}").Set("realname", c.Author.Name).Say(c.Text));
    }

    /// <summary>Author, what it is about, and the comment's own number: the last is enough to find it.</summary>
    static string IdOf(long author, long about, long id) => $"{author}-{about}-{id}";

    static long Number(Call call) => Call.ParseId(call.Text("comment_id")!.Split('-')[^1]) ?? throw call.Fault(2);

    static Element Made(Call call, CommentResult result) => result.Fault == CommentFault.None
        ? Element.Reply(new Element("comment").Set("id", IdOf(call.Me, result.PhotoId ?? result.AlbumId!.Value, result.Id)))
        : throw Fault(call, result.Fault, missing: 1);

    static Element Changed(Call call, CommentResult result) => result.Fault == CommentFault.None ? Element.Reply() : throw Fault(call, result.Fault, missing: 2);

    static ApiFault Fault(Call call, CommentFault fault, int missing) => fault switch
    {
        CommentFault.Empty => call.Fault(8),
        CommentFault.TooLong => new ApiFault(8, string.Format(CommentTexts.Culture, CommentTexts.TooLong, Commenting.Longest)),
        CommentFault.NotAllowed => new ApiFault(ApiCode.NotAllowed, CommentTexts.NotAllowed),
        _ => call.Fault(missing),
    };
}
