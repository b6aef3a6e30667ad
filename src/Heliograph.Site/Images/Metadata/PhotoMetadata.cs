namespace Heliograph.Site.Images.Metadata;

/// <summary>What a file says about its photograph. Whatever is broken or absent is null.</summary>
public sealed record PhotoMetadata
{
    public static PhotoMetadata None { get; } = new();

    public string? Title { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Wall-clock time <c>yyyy-MM-dd HH:mm:ss</c> without a zone, as the camera had it.</summary>
    public string? TakenAt { get; init; }

    /// <summary>How exact <see cref="TakenAt"/> is: 0 second, 4 month, 6 year.</summary>
    public int TakenGranularity { get; init; }

    public string? CameraMake { get; init; }
    public string? CameraModel { get; init; }
    public string? Lens { get; init; }

    /// <summary>Seconds.</summary>
    public double? ExposureTime { get; init; }

    public double? FNumber { get; init; }

    /// <summary>Millimetres.</summary>
    public double? FocalLength { get; init; }

    public int? Iso { get; init; }

    /// <summary>Degrees, WGS 84, -90 to 90.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees, WGS 84, -180 to 180.</summary>
    public double? Longitude { get; init; }
}
