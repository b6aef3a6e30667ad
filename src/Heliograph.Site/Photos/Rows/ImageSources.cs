using System.Globalization;
using System.Text;

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
    static readonly PhotoSize[] Usual = [.. PhotoSize.All.Where(s => s.Suffix is "n" or "" or "c" or "b")];
    static readonly PhotoSize[] ForWide = [.. PhotoSize.All.Where(s => s.Suffix is "n" or "" or "c" or "b" or "h" or "k")];
    static readonly RowMeasure Phone = RowMeasure.Usual[0], Desk = RowMeasure.Usual[^1];

    /// <param name="box">CSS pixels of the photo's box; null where the container is not known.</param>
    public static ImageSources For(Photo photo, double? box)
    {
        bool wide = photo.AspectRatio > Panorama || box > 600;
        // Ascending, so that those that exist come first.
        ReadOnlySpan<PhotoSize> sizes = wide ? ForWide : Usual;
        int count = 0;
        while (count < sizes.Length && sizes[count].ExistsFor(photo))
            count++;
        if (count == 0)
        {
            sizes = new[] { PhotoSize.All.Last(s => !s.IsSquare && s.ExistsFor(photo)) };
            count = 1;
        }

        var source = sizes[0];
        var text = new StringBuilder();
        foreach (var size in sizes[..count])
        {
            if (size.Edge <= DefaultEdge)
                source = size;
            text.Append(text.Length == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"{PhotoAddress.Of(photo, size)} {size.Of(photo).Width}w");
        }

        string set = count == 1 ? "" : text.ToString();
        return new ImageSources(PhotoAddress.Of(photo, source), set, set.Length == 0 ? "" : Width(photo, box));
    }

    static string Width(Photo photo, double? box) => box is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{known:0}px")
        : string.Create(CultureInfo.InvariantCulture,
            $"(max-width:{RowMeasure.Phone}px) {photo.AspectRatio * Phone.TargetHeight:0}px, {photo.AspectRatio * Desk.TargetHeight:0}px");
}
