using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Site.Photos.Rows;

/// <summary>The container that rows are laid out for.</summary>
/// <param name="Width">CSS pixels.</param>
/// <param name="IsTouch">Nothing hovers there, so that captions stand below the photos always.</param>
readonly record struct RowMeasure(double Width, bool IsTouch = false)
{
    /// <summary>Narrower than this, in CSS pixels, is a phone: smaller photos, closer together, captions below.</summary>
    public const double Phone = 526;

    /// <summary>CSS pixels that a caption takes below its photo.</summary>
    public const double Caption = 24;

    /// <summary>Written by the script of the rows: the width, and a t where it is touched.</summary>
    public const string Cookie = "rows";

    const double Narrowest = 120;
    const double Widest = 12_000;

    /// <summary>A full row of a landscape photo is cropped at twice the target height: beyond this width that shows.</summary>
    const double WidestBreakout = 800;

    /// <summary>What viewers whose container is unknown may have, ascending.</summary>
    public static IReadOnlyList<RowMeasure> Usual { get; } = [new(360), new(768), new(1280), new(1920)];

    public bool IsPhone => Width < Phone;

    public double TargetHeight => IsPhone ? 150 : 260;

    public double Gap => IsPhone ? 4 : 12;

    /// <summary>Room that a caption takes below each row, in CSS pixels.</summary>
    public double CaptionBelow => IsPhone || IsTouch ? Caption : 0;

    public bool HasBreakouts => Width <= WidestBreakout;

    /// <returns>Null where the viewer's width is not known.</returns>
    public static RowMeasure? Of(HttpContext? context) => context?.Request.Cookies[Cookie] is { } said ? Parse(said) : null;

    /// <summary>Reads a cookie's text, such as <c>1232</c> or <c>360t</c>.</summary>
    /// <returns>Null for anything but a sensible width.</returns>
    public static RowMeasure? Parse(ReadOnlySpan<char> said)
    {
        bool touch = said is [.., 't'];
        return int.TryParse(touch ? said[..^1] : said, NumberStyles.None, CultureInfo.InvariantCulture, out int width) && width is >= (int)Narrowest and <= (int)Widest
            ? new RowMeasure(width, touch)
            : null;
    }
}
