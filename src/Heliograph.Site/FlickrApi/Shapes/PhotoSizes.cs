using System.Collections.Frozen;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.Photos;

namespace Heliograph.Site.FlickrApi.Shapes;

/// <summary>The sizes as the API calls them: their labels, and the extras that ask for their addresses. The two are not the suffixes of addresses.</summary>
static class PhotoSizes
{
    static readonly (string Suffix, string Label, string Extra)[] Names =
    [
        ("s", "Square", "sq"), ("q", "Large Square", "q"), ("t", "Thumbnail", "t"), ("m", "Small", "s"), ("n", "Small 320", "n"), ("w", "Small 400", "w"),
        ("", "Medium", "m"), ("z", "Medium 640", "z"), ("c", "Medium 800", "c"), ("b", "Large", "l"), ("h", "Large 1600", "h"), ("k", "Large 2048", "k"),
        ("3k", "X-Large 3K", "3k"), ("4k", "X-Large 4K", "4k"), ("5k", "X-Large 5K", "5k"), ("6k", "X-Large 6K", "6k"),
    ];

    static readonly FrozenDictionary<string, PhotoSize> ByExtra = Names.ToFrozenDictionary(n => $"url_{n.Extra}", n => PhotoSize.Find(n.Suffix)!);

    /// <summary>Those that exist and that the caller may have, the smallest first, the original last.</summary>
    /// <param name="site">What addresses begin with.</param>
    /// <param name="mayDownload">The originals, and the sizes that stand for them.</param>
    public static IEnumerable<Element> Of(Photo photo, string site, bool mayDownload)
    {
        string page = site + PageAddress.Of(photo);
        foreach (var (suffix, label, _) in Names)
        {
            var size = PhotoSize.Find(suffix)!;
            var (width, height) = size.Of(photo);
            if (MayHave(photo, size, mayDownload))
                yield return Size(label, width, height, site + PhotoAddress.Of(photo, size), $"{page}sizes/{(suffix.Length > 0 ? suffix : "m")}/");
        }

        if (mayDownload)
            yield return Size("Original", photo.Width, photo.Height, site + PhotoAddress.OfOriginal(photo), $"{page}sizes/o/");
    }

    /// <summary>Address and measures of the size that an extra such as <c>url_m</c> asks for, where it exists and the caller may have it.</summary>
    public static void Set(Element element, Photo photo, string extra, string site, bool mayDownload)
    {
        string suffix = extra["url_".Length..];
        if (ByExtra.GetValueOrDefault(extra) is { } size && MayHave(photo, size, mayDownload))
        {
            var (width, height) = size.Of(photo);
            element.Set(extra, site + PhotoAddress.Of(photo, size)).Set($"height_{suffix}", height).Set($"width_{suffix}", width);
        }
        else if (extra == "url_o" && mayDownload)
        {
            element.Set(extra, site + PhotoAddress.OfOriginal(photo)).Set("height_o", photo.Height).Set("width_o", photo.Width);
        }
    }

    static bool MayHave(Photo photo, PhotoSize size, bool mayDownload) => size.ExistsFor(photo) && (mayDownload || size.Secret == SecretKind.Small);

    static Element Size(string label, int width, int height, string source, string page) => new Element("size")
        .Set("label", label).Set("width", width).Set("height", height).Set("source", source).Set("url", page).Set("media", "photo");
}
