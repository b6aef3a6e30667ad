using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Rows;
using Heliograph.Site.Tests.Photos.Lists;

namespace Heliograph.Site.Tests.Photos.Rows;

public class RowMarkupTests
{
    const string Hostile = "\"><script>alert('Łamp & mirror')</script>";

    [Fact]
    public void Whatever_people_write_stays_text()
    {
        var photo = Community.NewPhoto(1);
        photo.Title = Hostile;
        string html = Assert.Single(new RowMarkup("/icons.svg") { In = "search-" + Hostile, ShowAuthor = true }.Write([new ListedPhoto(photo, "ana", Hostile)]));
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);

        // What a browser makes of it, by an XML reader: the markup is well-formed, and the texts come back exact.
        var item = System.Xml.Linq.XElement.Parse(html.Replace("\"high\"></a>", "\"high\"/></a>", StringComparison.Ordinal));
        Assert.Equal(Hostile, item.Descendants("img").Single().Attribute("alt")!.Value);
        Assert.Equal(Hostile, item.Descendants("span").Single().Value);
        Assert.Equal(Hostile, item.Element("p")!.Element("a")!.Value);
    }

    [Fact]
    public void Only_what_is_not_public_has_a_lock_and_only_what_somebody_likes_has_stars()
    {
        var (hidden, liked) = (Community.NewPhoto(1, visibility: Visibility.Private), Community.NewPhoto(2));
        liked.FavouriteCount = 1234;
        string[] items = new RowMarkup("/icons.svg") { Favourites = new HashSet<long> { liked.Id } }.Write([new ListedPhoto(hidden, "ana", "Ana"), new ListedPhoto(liked, "ana", "Ana")]);
        Assert.Contains("/icons.svg#lock", items[0], StringComparison.Ordinal);
        Assert.DoesNotContain("stars", items[0], StringComparison.Ordinal);
        Assert.DoesNotContain("#lock", items[1], StringComparison.Ordinal);
        Assert.Contains("class=\"stars mine\"", items[1], StringComparison.Ordinal);
        Assert.Contains("1,234", items[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_photo_is_fetched_first_and_those_beyond_the_first_window_when_they_are_near()
    {
        string[] items = new RowMarkup("/icons.svg").Write([.. Enumerable.Range(0, 13).Select(n => new ListedPhoto(Community.NewPhoto(n), "ana", "Ana"))]);
        Assert.Contains("fetchpriority=\"high\"", items[0], StringComparison.Ordinal);
        Assert.DoesNotContain("loading", items[11], StringComparison.Ordinal);
        Assert.Contains("loading=\"lazy\"", items[12], StringComparison.Ordinal);
    }
}
