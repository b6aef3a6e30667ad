using Heliograph.Site.Photos;

namespace Heliograph.Site.Feeds;

/// <summary>A list of the newest photos for programs that follow it. All addresses are absolute.</summary>
/// <param name="Address">Of the page that has the list.</param>
/// <param name="Self">Of the feed, without its ending.</param>
/// <param name="Updated">When anything in it changed last.</param>
sealed record Feed(string Title, string Address, string Self, DateTimeOffset Updated, IReadOnlyList<FeedPhoto> Photos);

/// <param name="Text">What stands under it, as HTML made safe.</param>
/// <param name="Image">A size that readers show.</param>
sealed record FeedPhoto(
    string Address, string Title, string By, string ByAddress, DateTimeOffset Posted, DateTimeOffset Updated, string Text, string Image, int Width, int Height,
    IReadOnlyList<string> Tags, string? Licence)
{
    /// <summary>The longest edge that feeds have: large enough to be looked at, small enough to be fetched by the dozen.</summary>
    const int LargestEdge = 640;

    /// <summary>With its image above its description.</summary>
    public string Html => $"""<p><a href="{Escaped(Address)}"><img src="{Escaped(Image)}" width="{Width}" height="{Height}" alt="{Escaped(Title)}"></a></p>{(Text.Length > 0 ? $"<p>{Text}</p>" : "")}""";

    /// <param name="photo">Public, with its owner and tags.</param>
    /// <param name="site">The site's address, without a slash at the end.</param>
    public static FeedPhoto Of(Photo photo, string site)
    {
        var size = PhotoSize.All.Last(s => !s.IsSquare && s.Edge <= LargestEdge && s.ExistsFor(photo));
        var (width, height) = size.Of(photo);
        var owner = photo.Owner!;
        return new FeedPhoto(
            site + PageAddress.Of(photo), photo.Title.Length > 0 ? photo.Title : PhotoPageTexts.Untitled,
            owner.DisplayName.Length > 0 ? owner.DisplayName : owner.Alias, site + PageAddress.OfPhotostream(owner.Alias),
            DateTimeOffset.FromUnixTimeMilliseconds(photo.PostedAt), DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(photo.PostedAt, photo.UpdatedAt)),
            Web.LimitedHtml.Show(photo.Description).Value, site + PhotoAddress.Of(photo, size), width, height,
            [.. photo.Tags.OrderBy(t => t.Position).Select(t => t.Clean)], Licences.Address(photo.Licence));
    }

    static string Escaped(string text) => System.Net.WebUtility.HtmlEncode(text);
}
