using Heliograph.Site.Images.Metadata;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Images;

/// <summary>What a file turned out to be.</summary>
/// <param name="Width">Pixels, upright: after the orientation was applied.</param>
/// <param name="Height">As <paramref name="Width"/>.</param>
/// <param name="Orientation">EXIF orientation of the file, 1 to 8.</param>
/// <param name="IsDecodable">False where this machine has no decoder for it; the file is good as far as its header goes.</param>
/// <param name="DominantColour">0xRRGGBB.</param>
/// <param name="FirstSize">The size that proved the pixels, for the size cache; null where there is neither decoder nor preview.</param>
public sealed record InspectedImage(
    PhotoFormat Format,
    int Width,
    int Height,
    int Orientation,
    bool IsDecodable,
    int DominantColour,
    PhotoMetadata Metadata,
    FirstSize? FirstSize);

/// <summary>A finished size, as bytes of a JPEG.</summary>
public sealed record FirstSize(PhotoSize Size, byte[] Jpeg);
