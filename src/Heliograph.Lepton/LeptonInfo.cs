namespace Heliograph.Lepton;

/// <summary>What a Lepton file's headers say.</summary>
/// <param name="JpegBytes">Size of the JPEG file in it.</param>
/// <param name="Width">Width of the picture in pixels.</param>
/// <param name="Height">Height of the picture in pixels.</param>
/// <param name="Components">Number of components, 1 to 3.</param>
/// <param name="IsProgressive">Whether the JPEG file is progressive.</param>
/// <param name="Scans">Number of scans.</param>
/// <param name="IsCutOff">Whether the JPEG file ends inside a scan.</param>
/// <param name="Segments">Number of segments, 1 to 16.</param>
/// <param name="HeaderBytes">Size of the Lepton file's headers.</param>
public sealed record LeptonInfo(
    long JpegBytes, int Width, int Height, int Components, bool IsProgressive, int Scans, bool IsCutOff, int Segments, long HeaderBytes);
