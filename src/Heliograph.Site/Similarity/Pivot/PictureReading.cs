using Heliograph.Site.Blobs;
using Heliograph.Site.Images;
using Heliograph.Site.Images.Headers;
using Heliograph.Site.Images.Rendering;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Intake;
using Heliograph.Site.Similarity.Features;
using Heliograph.Site.Uploads;
using Microsoft.Extensions.Options;
using NetVips;

namespace Heliograph.Site.Similarity.Pivot;

/// <summary>Looks at a picture that is only asked with: it passes the same checks as an upload, and its bytes are gone when this returns.</summary>
sealed class PictureReading(
    IBlobStore blobs, ImageInspector inspector, HeaderGate headers, DecodeGate gate, Thumbnails thumbnails, PhotoFeatures features, IOptions<UploadOptions> options)
{
    const int StampEdge = 64, StampQuality = 40;

    static readonly PhotoSize Size = PhotoSize.Find("z")!;

    /// <param name="fileName">As the person knows it, for sentences.</param>
    /// <exception cref="ImageRefusedException">It is no photograph, or beyond the limits.</exception>
    /// <exception cref="BlobTooLargeException">It is larger than photos may be.</exception>
    public async Task<GivenPicture> ReadAsync(Stream source, string fileName, CancellationToken cancel)
    {
        string name = OriginalName.Of(fileName);
        await using var staged = await blobs.StageAsync(source, options.Value.MaxBytes, cancel);
        var inspected = await inspector.InspectAsync(staged.Path, name, cancel);
        byte[] jpeg = await SmallAsync(staged.Path, name, inspected, cancel)
            ?? throw new ImageRefusedException(ImageFault.Damaged, HeaderGate.Sentence(SimilarityTexts.NoPixels, name));
        var looked = await Task.Run(() => features.Of(jpeg), cancel);
        return new GivenPicture(looked.Features.ToDictionary(f => f.Kind, f => f.Vector), StampOf(jpeg));
    }

    /// <summary>As large as the photos that it is compared with.</summary>
    async Task<byte[]?> SmallAsync(string path, string name, InspectedImage inspected, CancellationToken cancel)
    {
        if (inspected.Format == PhotoFormat.Heic)
            return inspected.FirstSize?.Jpeg;
        using var lease = await gate.EnterAsync(headers.Read(path, name).MemoryBytes, cancel);
        return await Task.Run(() =>
        {
            using var source = Source.NewFromFile(path);
            using var image = thumbnails.Of(source, Size, Math.Min(inspected.Width, inspected.Height), isWhole: false);
            return thumbnails.ToJpeg(image);
        }, cancel);
    }

    static byte[] StampOf(byte[] jpeg)
    {
        using var stamp = Image.ThumbnailBuffer(jpeg, StampEdge, height: StampEdge);
        return stamp.JpegsaveBuffer(q: StampQuality, keep: Enums.ForeignKeep.None);
    }
}
