using Heliograph.Site.Images.Headers;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Iptc;
using MetadataExtractor.Formats.Photoshop;
using MetadataExtractor.Formats.Xmp;
using MetadataExtractor.IO;

namespace Heliograph.Site.Images.Metadata;

/// <summary>Reads what a file says about its photograph, from the few bytes that its header yielded. Broken metadata is absent metadata.</summary>
static class MetadataReader
{
    const int LongestFact = 500;

    public static PhotoMetadata Read(EmbeddedMetadata embedded)
    {
        var directories = Directories(embedded);
        return Try<PhotoMetadata>(() => [Of(directories)]).FirstOrDefault(PhotoMetadata.None);
    }

    /// <summary>Each thing that the camera wrote down, but not thumbnails and what only its maker understands.</summary>
    public static IEnumerable<CameraFact> Facts(EmbeddedMetadata embedded) => Try(() => Directories(embedded).Where(d => SpaceOf(d) is not null)
        .SelectMany(d => d.Tags.Where(t => t.HasName).Select(t => new CameraFact(SpaceOf(d)!, t.Name, Text.Clean(d.GetString(t.Type)) ?? "", Text.Clean(t.Description) ?? "")))
        .Where(f => f.Raw.Length is > 0 and <= LongestFact));

    static string? SpaceOf(MetadataExtractor.Directory directory) => directory switch
    {
        ExifIfd0Directory => "IFD0",
        ExifSubIfdDirectory => "ExifIFD",
        GpsDirectory => "GPS",
        IptcDirectory => "IPTC",
        _ => null,
    };

    static List<MetadataExtractor.Directory> Directories(EmbeddedMetadata embedded)
    {
        var directories = new List<MetadataExtractor.Directory>();
        if (embedded.Exif is { } exif)
            directories.AddRange(Try(() => new ExifReader().Extract(new ByteArrayReader(exif))));
        if (embedded.Photoshop is { } photoshop)
            directories.AddRange(Try(() => new PhotoshopReader().Extract(new SequentialByteArrayReader(photoshop), photoshop.Length)));
        if (embedded.Xmp is { } xmp)
            directories.AddRange(Try<MetadataExtractor.Directory>(() => [new XmpReader().Extract(xmp)]));
        return directories;
    }

    static PhotoMetadata Of(List<MetadataExtractor.Directory> directories)
    {
        var image = directories.OfType<ExifIfd0Directory>().FirstOrDefault();
        var exif = directories.OfType<ExifSubIfdDirectory>().FirstOrDefault();
        var words = DescriptiveWords.Of(directories.OfType<IptcDirectory>().FirstOrDefault(), directories.OfType<XmpDirectory>().FirstOrDefault());
        var place = Place(directories.OfType<GpsDirectory>().FirstOrDefault());
        var (takenAt, granularity) = TakenTime.Of(exif, image, directories.OfType<XmpDirectory>().FirstOrDefault());
        return new PhotoMetadata
        {
            Title = words.Title,
            Description = words.Description ?? Text.Clean(image?.GetDescription(ExifDirectoryBase.TagImageDescription)),
            Keywords = words.Keywords,
            TakenAt = takenAt,
            TakenGranularity = granularity,
            CameraMake = Text.Clean(image?.GetString(ExifDirectoryBase.TagMake)),
            CameraModel = Text.Clean(image?.GetString(ExifDirectoryBase.TagModel)),
            Lens = Text.Clean(exif?.GetString(ExifDirectoryBase.TagLensModel)),
            ExposureTime = Positive(exif, ExifDirectoryBase.TagExposureTime),
            FNumber = Positive(exif, ExifDirectoryBase.TagFNumber),
            FocalLength = Positive(exif, ExifDirectoryBase.TagFocalLength),
            Iso = exif is not null && exif.TryGetInt32(ExifDirectoryBase.TagIsoEquivalent, out int iso) && iso > 0 ? iso : null,
            Latitude = place?.Latitude,
            Longitude = place?.Longitude,
        };
    }

    static double? Positive(ExifSubIfdDirectory? exif, int tag) =>
        exif is not null && exif.TryGetDouble(tag, out double value) && double.IsFinite(value) && value > 0 ? value : null;

    static (double Latitude, double Longitude)? Place(GpsDirectory? gps)
    {
        var found = gps?.GetGeoLocation();
        return found is { IsZero: false } && Math.Abs(found.Latitude) <= 90 && Math.Abs(found.Longitude) <= 180
            ? (found.Latitude, found.Longitude)
            : null;
    }

    /// <summary>The boundary to a parser of hostile bytes: no upload fails for what it throws.</summary>
    static IEnumerable<T> Try<T>(Func<IEnumerable<T>> read)
    {
        try
        {
            return [.. read()];
        }
        catch (Exception e) when (e is not (OutOfMemoryException or StackOverflowException))
        {
            return [];
        }
    }
}
