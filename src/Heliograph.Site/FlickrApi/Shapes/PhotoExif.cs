using Heliograph.Site.Blobs;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Formats;
using Heliograph.Site.Images;
using Heliograph.Site.Images.Headers;
using Heliograph.Site.Images.Metadata;
using Heliograph.Site.Photos;

namespace Heliograph.Site.FlickrApi.Shapes;

/// <summary>The camera's facts, read from the original's header when they are asked for.</summary>
static class PhotoExif
{
    /// <param name="showsPlace">Whether the viewer may know where it was taken.</param>
    public static IEnumerable<Element> Of(Photo photo, Call call, bool showsPlace)
    {
        try
        {
            using var original = call.Get<IBlobStore>().OpenOriginal(photo.Sha256);
            return [.. MetadataReader.Facts(HeaderGate.Parse(original, photo.FileName).Embedded)
                .Where(f => (showsPlace || f.Space is not ("GPS" or "IPTC")) && !TellsWhose(f)).Select(Shape)];
        }
        catch (Exception unreadable) when (unreadable is ImageRefusedException or FileNotFoundException)
        {
            return [];
        }
    }

    // What leads from a photo to a camera, and from there to a person, is nobody's business.
    static bool TellsWhose(CameraFact fact) => fact.Name.Contains("Serial", StringComparison.Ordinal) || fact.Name.Contains("Owner", StringComparison.Ordinal);

    static Element Shape(CameraFact fact)
    {
        var exif = new Element("exif").Set("tagspace", fact.Space).Set("tagspaceid", 0).Set("tag", fact.Name.Replace(" ", "", StringComparison.Ordinal)).Set("label", fact.Name).Add("raw", fact.Raw);
        return fact.Clean == fact.Raw ? exif : exif.Add("clean", fact.Clean);
    }
}
