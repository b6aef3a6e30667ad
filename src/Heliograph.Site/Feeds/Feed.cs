using System.Globalization;
using Heliograph.Site.Accounts;
using Heliograph.Site.Comments;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Feeds;

/// <summary>A list of the newest photos, or of comments, for programs that follow it. All addresses are absolute.</summary>
/// <param name="Address">Of the page that has the list.</param>
/// <param name="Self">Of the feed, without its ending.</param>
/// <param name="Owner">Whose wish about search engines counts; null: nobody's.</param>
sealed record Feed(string Title, string Address, string Self, Person? Owner, IReadOnlyList<FeedEntry> Entries)
{
    /// <summary>When anything in it changed last.</summary>
    public DateTimeOffset Updated => Entries.Count > 0 ? Entries.Max(e => e.Updated) : DateTimeOffset.UnixEpoch;
}

/// <summary>A photo, or what was said about it.</summary>
/// <param name="ById">The NSID of whom it is by.</param>
/// <param name="Taken">When the photo was taken, as its camera had it; null where that is not known.</param>
/// <param name="Text">What stands under it, as HTML made safe.</param>
/// <param name="Image">A size that readers show.</param>
/// <param name="Small">The size called m.</param>
sealed record FeedEntry(
    string Address, string Title, string By, string ByAddress, string ById, DateTimeOffset Posted, string? Taken, DateTimeOffset Updated,
    string Text, string Image, int Width, int Height, string Small, IReadOnlyList<string> Tags, string? Licence)
{
    /// <summary>The longest edge that feeds have: large enough to be looked at, small enough to be fetched by the dozen.</summary>
    const int LargestEdge = 640;

    const int SmallEdge = 240;

    /// <summary>With its image above its description.</summary>
    public string Html => $"""<p><a href="{Escaped(Address)}"><img src="{Escaped(Image)}" width="{Width}" height="{Height}" alt="{Escaped(Title)}"></a></p>{(Text.Length > 0 ? $"<p>{Text}</p>" : "")}""";

    /// <param name="photo">Public, with its owner and tags.</param>
    /// <param name="site">The site's address, without a slash at the end.</param>
    public static FeedEntry Of(Photo photo, string site)
    {
        PhotoSize Within(int edge) => PhotoSize.All.Last(s => !s.IsSquare && s.Edge <= edge && s.ExistsFor(photo));
        var size = Within(LargestEdge);
        var (width, height) = size.Of(photo);
        var owner = photo.Owner!;
        return new FeedEntry(
            site + PageAddress.Of(photo), photo.Title.Length > 0 ? photo.Title : PhotoPageTexts.Untitled,
            owner.DisplayName.Length > 0 ? owner.DisplayName : owner.Alias, site + PageAddress.OfPhotostream(owner.Alias), owner.Nsid,
            DateTimeOffset.FromUnixTimeMilliseconds(photo.PostedAt), photo.IsTakenUnknown ? null : photo.TakenAt, DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(photo.PostedAt, photo.UpdatedAt)),
            Web.LimitedHtml.Show(photo.Description).Value, site + PhotoAddress.Of(photo, size), width, height, site + PhotoAddress.Of(photo, Within(SmallEdge)),
            [.. photo.Tags.OrderBy(t => t.Position).Select(t => t.Clean)], Licences.Address(photo.Licence));
    }

    /// <param name="comment">With its author.</param>
    /// <param name="photo">That it is about, as in <see cref="Of(Photo, string)"/>.</param>
    public static FeedEntry Of(Comment comment, Photo photo, string site)
    {
        var about = Of(photo, site);
        var at = DateTimeOffset.FromUnixTimeMilliseconds(comment.CreatedAt);
        return about with
        {
            Address = $"{about.Address}#c{comment.Id}",
            Title = string.Format(CultureInfo.CurrentCulture, CommentTexts.CommentBy, comment.Author!.Name, about.Title),
            By = comment.Author.Name,
            ByAddress = $"{site}/people/{comment.Author.Alias}/",
            ById = comment.Author.Nsid,
            Posted = at,
            Updated = comment.EditedAt is { } edited ? DateTimeOffset.FromUnixTimeMilliseconds(edited) : at,
            Text = Web.LimitedHtml.Show(comment.Text).Value,
            Tags = [],
            Licence = null,
        };
    }

    static string Escaped(string text) => System.Net.WebUtility.HtmlEncode(text);
}
