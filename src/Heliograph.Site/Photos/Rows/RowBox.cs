namespace Heliograph.Site.Photos.Rows;

/// <summary>Where a photo stands in its sheet.</summary>
/// <param name="Left">Per cent of the sheet's width.</param>
/// <param name="Top">Per cent of the sheet's height.</param>
/// <param name="Width">Per cent of the sheet's width.</param>
/// <param name="Height">Per cent of the sheet's height.</param>
readonly record struct RowBox(double Left, double Top, double Width, double Height);
