using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heliograph.Site.Photos.Rows;

/// <summary>
/// Geometry alone, for a container that changed its width. It is computed from the sizes that the page already has:
/// nothing is read and nothing shown that the asker has not.
/// </summary>
static class RowsEndpoint
{
    public const string Path = "/site/rows";
    const int MostPhotos = 200;

    public static void MapRows(this IEndpointRouteBuilder routes) => routes.MapGet(Path, Get);

    /// <param name="measure">As <see cref="RowMeasure.Parse"/> reads it.</param>
    /// <param name="sizes">Pixels of each photo, such as <c>4000x3000.3000x4000</c>.</param>
    /// <param name="more">Another sheet follows.</param>
    /// <param name="breakouts">Some rows may hold one photo.</param>
    static Results<Ok<SheetGeometry>, BadRequest> Get(string measure, string sizes, bool more, bool breakouts, HttpResponse response)
    {
        if (RowMeasure.Parse(measure) is not { } container || Ratios(sizes) is not { } ratios)
            return TypedResults.BadRequest();

        response.Headers.CacheControl = "public, max-age=86400";
        var geometry = RowGeometry.Of(ratios, container, more, breakouts);
        return TypedResults.Ok(new SheetGeometry(geometry.Width, geometry.Height, [.. geometry.Boxes.Select(b => (double[])[b.Left, b.Top, b.Width, b.Height])]));
    }

    static double[]? Ratios(string sizes)
    {
        string[] photos = sizes.Split('.');
        var ratios = new double[photos.Length];
        for (int i = 0; i < photos.Length; i++)
        {
            if (photos[i].Split('x') is not [var width, var height] || Pixels(width) is not { } w || Pixels(height) is not { } h)
                return null;
            ratios[i] = (double)w / h;
        }

        return ratios.Length <= MostPhotos ? ratios : null;
    }

    static int? Pixels(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int pixels) && pixels > 0 ? pixels : null;

    /// <param name="Width">CSS pixels that it was laid out for.</param>
    /// <param name="Height">CSS pixels of the sheet.</param>
    /// <param name="Boxes">Left, top, width, height of each photo, in per cent of the sheet.</param>
    sealed record SheetGeometry(double Width, double Height, double[][] Boxes);
}
