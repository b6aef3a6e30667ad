using System.Globalization;
using System.Text;

namespace Heliograph.Site.Photos.Rows;

/// <summary>The style of one sheet: where its photos stand, and the colour that fills each box until its photo arrives.</summary>
static class SheetStyle
{
    /// <param name="sheet">The id of the sheet's element, safe to write in a selector.</param>
    /// <param name="geometries">One; or several, ascending by width, of which the container's width chooses.</param>
    public static string Write(string sheet, IReadOnlyList<Photo> photos, IReadOnlyList<RowGeometry> geometries)
    {
        var css = new StringBuilder(photos.Count * (40 + 60 * geometries.Count));
        for (int i = 0; i < photos.Count; i++)
            css.Append(CultureInfo.InvariantCulture, $"#{sheet}>:nth-child({i + 1}){{background:#{photos[i].DominantColour:x6}}}");

        for (int i = 0; i < geometries.Count; i++)
        {
            if (geometries.Count > 1)
                css.Append(CultureInfo.InvariantCulture, $"@container{From(geometries, i)}{(i > 0 && i < geometries.Count - 1 ? "and" : "")}{To(geometries, i)}{{");
            Place(css, sheet, geometries[i]);
            if (geometries.Count > 1)
                css.Append('}');
        }

        return css.ToString();
    }

    static void Place(StringBuilder css, string sheet, RowGeometry geometry)
    {
        css.Append(CultureInfo.InvariantCulture, $"#{sheet}{{aspect-ratio:{geometry.Width}/{geometry.Height}}}");
        for (int i = 0; i < geometry.Boxes.Count; i++)
        {
            var box = geometry.Boxes[i];
            css.Append(CultureInfo.InvariantCulture, $"#{sheet}>:nth-child({i + 1}){{left:{box.Left}%;top:{box.Top}%;width:{box.Width}%;height:{box.Height}%}}");
        }
    }

    static string From(IReadOnlyList<RowGeometry> all, int i) => i == 0 ? "" : Bound("(width>=", Between(all, i - 1));

    static string To(IReadOnlyList<RowGeometry> all, int i) => i == all.Count - 1 ? "" : Bound("(width<", Between(all, i));

    static string Bound(string comparison, double width) => string.Create(CultureInfo.InvariantCulture, $" {comparison}{width}px) ");

    /// <summary>Where the lower layout, stretched, and the upper, shrunk, are equally far from what they were made for.</summary>
    static double Between(IReadOnlyList<RowGeometry> all, int lower) => Math.Round(Math.Sqrt(all[lower].Width * all[lower + 1].Width));
}
