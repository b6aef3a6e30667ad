using Heliograph.Site.Photos;

namespace Heliograph.Site.Images.Rendering;

/// <summary>A kept original, as far as making sizes of it goes.</summary>
/// <param name="Sha256">64 lower-case hex digits; what sizes are kept under, so photos of equal bytes share them.</param>
/// <param name="Width">Pixels, upright and turned.</param>
/// <param name="Height">As <paramref name="Width"/>.</param>
/// <param name="Rotation">Degrees clockwise that the owner turned it, after the orientation in the file: 0, 90, 180 or 270.</param>
readonly record struct PixelSource(string Sha256, PhotoFormat Format, int Width, int Height, int Rotation)
{
    public static PixelSource Of(Photo photo) => new(photo.Sha256, photo.Format, photo.Width, photo.Height, photo.Rotation);
}
