using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Heliograph.Site.Photos.Rows;

/// <summary>
/// The HTML of a sheet's photos, each with its caption, which slides over its edge or, where nothing hovers, stands below. Written
/// as text: a hundred photos as components take half of the time that a list takes in all.
/// </summary>
/// <param name="icons">Address of the file with the symbols.</param>
sealed class RowMarkup(string icons)
{
    /// <summary>So many photos may stand in the first window: the browser fetches them without waiting to see.</summary>
    const int Early = 12;

    const int CharactersEach = 900;

    /// <summary>Where the container is known; null: it is not.</summary>
    public RowGeometry? Geometry { get; init; }

    /// <inheritdoc cref="PhotoRows.In"/>
    public string? In { get; init; }

    /// <inheritdoc cref="PhotoRows.ShowAuthor"/>
    public bool ShowAuthor { get; init; }

    /// <summary>Those of the photos that are the viewer's favourites.</summary>
    public IReadOnlySet<long> Favourites { get; init; } = new HashSet<long>();

    /// <returns>One text a photo: all in one would be a large object, and each list a collection of the oldest generation.</returns>
    public string[] Write(IReadOnlyList<ListedPhoto> photos)
    {
        var html = new StringBuilder(CharactersEach);
        var texts = new string[photos.Count];
        for (int i = 0; i < texts.Length; i++)
        {
            Write(html.Clear(), photos[i], i);
            texts[i] = html.ToString();
        }

        return texts;
    }

    void Write(StringBuilder html, ListedPhoto listed, int place)
    {
        var photo = listed.Photo;
        double? box = Geometry is null ? null : Geometry.Boxes[place].Width * Geometry.Width / 100;
        var sources = ImageSources.For(photo, box);
        bool hasTitle = photo.Title.Length > 0;
        string title = Encoded(hasTitle ? photo.Title : RowTexts.Untitled);
        string name = hasTitle ? title : Encoded(string.Format(RowTexts.Culture, RowTexts.UntitledBy, listed.OwnerName));

        html.Append(CultureInfo.InvariantCulture, $"""<li id="p{photo.Id}"><a class="shot" href="{Encoded(listed.AddressIn(In))}"><img src="{sources.Source}" """);
        if (sources.Set.Length > 0)
            html.Append(CultureInfo.InvariantCulture, $"""srcset="{sources.Set}" sizes="{sources.Sizes}" """);
        html.Append(CultureInfo.InvariantCulture, $"width=\"{photo.Width}\" height=\"{photo.Height}\" alt=\"{name}\"");
        html.Append(place == 0 ? " fetchpriority=\"high\"" : place >= Early ? " loading=\"lazy\"" : "");
        html.Append("></a><p class=\"caption\">");
        if (photo.Visibility != Visibility.Public)
            html.Append(CultureInfo.InvariantCulture, $"""<svg class="icon" role="img" aria-label="{Encoded(RowTexts.NotPublic)}"><use href="{icons}#lock"/></svg>""");
        html.Append(CultureInfo.InvariantCulture, $"""<span aria-hidden="true">{title}</span>""");
        if (ShowAuthor)
            html.Append(CultureInfo.InvariantCulture, $"""<a href="{Encoded(listed.OwnerAddress)}">{Encoded(listed.OwnerName)}</a>""");
        if (photo.FavouriteCount > 0)
            Stars(html, photo);
        html.Append("</p></li>");
    }

    void Stars(StringBuilder html, Photo photo)
    {
        string words = photo.FavouriteCount == 1 ? FavouriteTexts.OnePerson : string.Format(FavouriteTexts.Culture, FavouriteTexts.People, photo.FavouriteCount);
        html.Append(CultureInfo.CurrentCulture, $"""<small class="stars{(Favourites.Contains(photo.Id) ? " mine" : "")}" aria-label="{Encoded(words)}">★ {photo.FavouriteCount:N0}</small>""");
    }

    static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
