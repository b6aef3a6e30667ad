using System.Globalization;

namespace Heliograph.Site.Photos.Rows;

/// <summary>The image files that a browser may choose from for a photo in a row: sizes that exist, and no more than pay.</summary>
/// <param name="Source">For browsers that choose nothing.</param>
/// <param name="Set">As in <c>srcset</c>.</param>
/// <param name="Sizes">As in <c>sizes</c>: how wide the photo stands.</param>
readonly record struct ImageSources(string Source, string Set, string Sizes)
{
    /// <summary>A box this many times wider than high outgrows what rows otherwise need.</summary>
    const double Panorama = 2.2;

    const int DefaultEdge = 500;
    static readonly RowMeasure Phone = RowMeasure.Usual[0], Desk = RowMeasure.Usual[^1];

    /// <param name="box">CSS pixels of the photo's box; null where the container is not known.</param>
    public static ImageSources For(Photo photo, double? box)
    {
        bool wide = photo.AspectRatio > Panorama || box > 600;
        var sizes = PhotoSize.All.Where(s => Pays(s, wide) && s.ExistsFor(photo)).ToList();
        if (sizes.Count == 0)
            sizes.Add(PhotoSize.All.Last(s => !s.IsSquare && s.ExistsFor(photo)));

        var source = sizes.LastOrDefault(s => s.Edge <= DefaultEdge) ?? sizes[0];
        string set = sizes.Count == 1 ? "" : string.Join(", ", sizes.Select(s => $"{PhotoAddress.Of(photo, s)} {s.Of(photo).Width}w"));
        return new ImageSources(PhotoAddress.Of(photo, source), set, set.Length == 0 ? "" : Width(photo, box));
    }

    static bool Pays(PhotoSize size, bool wide) => size.Suffix is "n" or "" or "c" or "b" || (wide && size.Suffix is "h" or "k");

    static string Width(Photo photo, double? box) => box is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{known:0}px")
        : string.Create(CultureInfo.InvariantCulture,
            $"(max-width:{RowMeasure.Phone}px) {photo.AspectRatio * Phone.TargetHeight:0}px, {photo.AspectRatio * Desk.TargetHeight:0}px");
}
