namespace Heliograph.Site.Photos.Editing;

/// <summary>Where a photo was taken, as its owner says.</summary>
/// <param name="Latitude">Degrees, WGS 84, -90 to 90.</param>
/// <param name="Longitude">Degrees, -180 to 180.</param>
/// <param name="Accuracy">From 1, the world, to 16, a street.</param>
public readonly record struct PhotoLocation(double Latitude, double Longitude, int Accuracy, LocationContext Context)
{
    public const int LeastAccuracy = 1;
    public const int MostAccuracy = 16;

    public bool IsValid =>
        Latitude is >= -90 and <= 90 && Longitude is >= -180 and <= 180 && Accuracy is >= LeastAccuracy and <= MostAccuracy && Enum.IsDefined(Context);
}
