using System.Globalization;
using System.Security;
using System.Text;
using Heliograph.Cli.Demo.Community;
using Heliograph.Cli.Demo.Rendering;
using Heliograph.Cli.Demo.Scenes;
using NetVips;

namespace Heliograph.Cli.Demo;

/// <summary>Makes the file that a camera would have written.</summary>
static class Darkroom
{
    const int Quality = 90;
    const float FineGrain = 1.6f;
    const float CoarseGrain = 3.2f;

    /// <summary>The same shot gives the same pixels every time.</summary>
    /// <returns>A JPEG with EXIF, and its title, description and keywords as XMP.</returns>
    public static byte[] Print(Shot shot)
    {
        var (width, height) = shot.Pixels;
        var exposure = Exposure.Of(shot);
        using var image = Image.NewFromMemory(Pixels(shot, width, height, exposure), width, height, 3, Enums.BandFormat.Uchar);
        using var marked = image.Mutate(file =>
        {
            foreach (var (name, value) in Exif(shot, exposure))
                file.Set(GValue.GStrType, name, value);
            file.Set(GValue.BlobType, "xmp-data", Encoding.UTF8.GetBytes(Xmp(shot)));
        });
        return marked.JpegsaveBuffer(q: Quality, optimizeCoding: true);
    }

    /// <returns>sRGB, 3 bytes a pixel, row-major.</returns>
    public static byte[] Pixels(Shot shot, int width, int height) => Pixels(shot, width, height, Exposure.Of(shot));

    static byte[] Pixels(Shot shot, int width, int height, Exposure exposure)
    {
        var canvas = new Canvas(width, height);
        shot.Scene.Paint(canvas, new Random(shot.Take), shot.Mood);
        return Development.Develop(canvas, exposure.Iso > 800 ? CoarseGrain : FineGrain, shot.Take);
    }

    static IEnumerable<(string Name, string Value)> Exif(Shot shot, Exposure exposure)
    {
        string taken = DateTime.Parse(shot.Taken, CultureInfo.InvariantCulture).ToString("yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture);
        yield return ("exif-ifd0-Make", "Heliograph");
        yield return ("exif-ifd0-Model", "Heliograph Demo");
        yield return ("exif-ifd0-DateTime", taken);
        yield return ("exif-ifd2-DateTimeOriginal", taken);
        yield return ("exif-ifd2-ExposureTime", exposure.Time);
        yield return ("exif-ifd2-FNumber", string.Create(CultureInfo.InvariantCulture, $"{exposure.TenfoldAperture}/10"));
        yield return ("exif-ifd2-FocalLength", string.Create(CultureInfo.InvariantCulture, $"{exposure.FocalLength}/1"));
        yield return ("exif-ifd2-LensModel", string.Create(CultureInfo.InvariantCulture, $"{exposure.FocalLength} mm f/{exposure.Widest}"));
        yield return ("exif-ifd2-ISOSpeedRatings", exposure.Iso.ToString(CultureInfo.InvariantCulture));
    }

    static string Xmp(Shot shot)
    {
        string keywords = string.Concat(shot.Tags.Split(',', StringSplitOptions.TrimEntries).Select(t => $"<rdf:li>{SecurityElement.Escape(t)}</rdf:li>"));
        return $"""
            <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(shot.Title)}</rdf:li></rdf:Alt></dc:title>
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(shot.Description)}</rdf:li></rdf:Alt></dc:description>
            <dc:subject><rdf:Bag>{keywords}</rdf:Bag></dc:subject>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="w"?>
            """;
    }
}
