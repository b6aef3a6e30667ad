using System.Text;
using Heliograph.Site.Images.Headers;
using Heliograph.Site.Images.Metadata;
using NetVips;

namespace Heliograph.Site.Tests.Images;

public sealed class MetadataTests : IDisposable
{
    readonly Inspection inspection = new();

    public void Dispose() => inspection.Dispose();

    [Theory]
    [InlineData("2019:02:03 04:05:06", "2019-02-03 04:05:06", 0)]
    [InlineData("2019-02-03T04:05:06.78+01:00", "2019-02-03 04:05:06", 0)]
    [InlineData("2019-02-03T04:05", "2019-02-03 04:05:00", 0)]
    [InlineData("2019:02:03", "2019-02-03 00:00:00", 0)]
    [InlineData("2019-02", "2019-02-01 00:00:00", 4)]
    [InlineData("2019:02:00 00:00:00", "2019-02-01 00:00:00", 4)]
    [InlineData("2019", "2019-01-01 00:00:00", 6)]
    [InlineData("2019:02:30 04:05:06", "2019-02-01 00:00:00", 4)]
    [InlineData("2019:02:03 24:61:61", "2019-02-03 00:00:00", 0)]
    public void The_time_taken_is_as_exact_as_it_was_written(string text, string takenAt, int granularity) =>
        Assert.Equal((takenAt, granularity), TakenTime.Parse(text));

    [Theory, InlineData("0000:00:00 00:00:00"), InlineData("    :  :     :  :  "), InlineData(""), InlineData("yesterday"), InlineData("99999999999")]
    public void A_time_that_says_nothing_is_none(string text) => Assert.Null(TakenTime.Parse(text));

    [Fact]
    public async Task Exposure_and_place_come_from_EXIF()
    {
        using var picture = Pictures.Quarters(300, 200);
        using var tagged = picture.Mutate(i =>
        {
            (string, string)[] fields =
            [
                ("exif-ifd0-Make", "NIKON"), ("exif-ifd0-Model", "D70"), ("exif-ifd2-ExposureTime", "1/250"), ("exif-ifd2-FNumber", "56/10"),
                ("exif-ifd2-FocalLength", "35/1"), ("exif-ifd2-ISOSpeedRatings", "200"), ("exif-ifd2-DateTimeOriginal", "2004:07:08 09:10:11"),
                ("exif-ifd3-GPSLatitude", "33/1 51/1 30/1"), ("exif-ifd3-GPSLatitudeRef", "S"), ("exif-ifd3-GPSLongitude", "151/1 12/1 0/1"), ("exif-ifd3-GPSLongitudeRef", "E"),
            ];
            foreach (var (name, value) in fields)
                i.Set(GValue.GStrType, name, value);
        });
        foreach (byte[] file in (byte[][])[tagged.JpegsaveBuffer(), tagged.PngsaveBuffer(), tagged.WebpsaveBuffer()])
        {
            var metadata = (await inspection.OfAsync(file)).Metadata;
            Assert.Equal(("NIKON", "D70", 200, "2004-07-08 09:10:11", 0), (metadata.CameraMake, metadata.CameraModel, metadata.Iso, metadata.TakenAt, metadata.TakenGranularity));
            Assert.Equal(1 / 250.0, metadata.ExposureTime!.Value, 1e-6);
            Assert.Equal(5.6, metadata.FNumber!.Value, 1e-6);
            Assert.Equal(35, metadata.FocalLength!.Value, 1e-6);
            Assert.Equal(-(33 + (51.5 / 60)), metadata.Latitude!.Value, 1e-6);
            Assert.Equal(151.2, metadata.Longitude!.Value, 1e-6);
        }
    }

    [Fact]
    public async Task Words_come_from_XMP()
    {
        const string Packet = """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Am Fluß</rdf:li></rdf:Alt></dc:title>
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Früh am Tag</rdf:li></rdf:Alt></dc:description>
            <dc:subject><rdf:Bag><rdf:li>river</rdf:li><rdf:li>River</rdf:li><rdf:li>dawn</rdf:li></rdf:Bag></dc:subject>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            """;
        using var picture = Pictures.Quarters(300, 200);
        using var tagged = picture.Mutate(i => i.Set(GValue.BlobType, "xmp-data", Encoding.UTF8.GetBytes(Packet)));
        foreach (byte[] file in (byte[][])[tagged.JpegsaveBuffer(), tagged.PngsaveBuffer(), tagged.WebpsaveBuffer()])
        {
            var metadata = (await inspection.OfAsync(file)).Metadata;
            Assert.Equal(("Am Fluß", "Früh am Tag"), (metadata.Title, metadata.Description));
            Assert.Equal(["river", "dawn"], metadata.Keywords);
        }
    }

    [Fact]
    public void Broken_metadata_is_absent_metadata()
    {
        var random = new Random(5);
        for (int i = 0; i < 500; i++)
        {
            byte[] noise = new byte[random.Next(200)];
            random.NextBytes(noise);
            byte[] exif = [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, .. noise];
            Assert.NotNull(MetadataReader.Read(new EmbeddedMetadata(exif, noise, [(byte)'8', (byte)'B', (byte)'I', (byte)'M', 4, 4, .. noise])));
        }
    }
}
