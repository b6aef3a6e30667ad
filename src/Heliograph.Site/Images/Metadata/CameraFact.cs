namespace Heliograph.Site.Images.Metadata;

/// <summary>One thing that a file says of how it was made.</summary>
/// <param name="Space">Where in the file: <c>IFD0</c>, <c>ExifIFD</c>, <c>GPS</c> or <c>IPTC</c>.</param>
/// <param name="Raw">As it is stored.</param>
/// <param name="Clean">As people read it.</param>
sealed record CameraFact(string Space, string Name, string Raw, string Clean);
