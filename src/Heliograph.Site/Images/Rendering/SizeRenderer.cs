using Heliograph.Site.Blobs;
using Heliograph.Site.Blobs.Forms;
using Heliograph.Site.Images.Headers;
using Heliograph.Site.Photos;
using NetVips;

namespace Heliograph.Site.Images.Rendering;

/// <summary>Makes sizes from kept originals, within the bounds of <see cref="DecodeGate"/>.</summary>
sealed class SizeRenderer(IBlobStore blobs, OriginalDemand demand, DecodeGate gate, HeicDecoder heic, Thumbnails thumbnails)
{
    const int BytesOfPixel = 3;

    long rendered;

    /// <summary>How many sizes this process has made.</summary>
    public long Rendered => Interlocked.Read(ref rendered);

    /// <param name="cancel">Heeded until the decoder starts: what has begun is finished, for it will be asked for again.</param>
    /// <returns>A JPEG.</returns>
    /// <exception cref="NoPixelsException">Nothing on this machine can decode it, and it has no preview.</exception>
    public async Task<byte[]> RenderAsync(PixelSource photo, PhotoSize size, CancellationToken cancel)
    {
        demand.Note(photo.Sha256);
        var header = ReadHeader(photo);
        // Turning needs the whole size at once, not row by row.
        long turning = photo.Rotation == 0 ? 0 : 2L * BytesOfPixel * Math.Min((long)photo.Width * photo.Height, (long)size.Edge * size.Edge);
        using var lease = await gate.EnterAsync(header.MemoryBytes + turning, cancel);
        // A decoder blocks its thread for as long as it works.
        byte[] jpeg = await Task.Run(() => Render(photo, size, header), CancellationToken.None);
        Interlocked.Increment(ref rendered);
        return jpeg;
    }

    byte[] Render(PixelSource photo, PhotoSize size, ImageHeader header)
    {
        using var source = photo.Format == PhotoFormat.Heic ? OpenHeic(photo, header)
            : blobs.PathOf(photo.Sha256) is { } path ? Source.NewFromFile(path)
            : new AbortableSource(blobs.OpenOriginal(photo.Sha256), CancellationToken.None);
        return Render(source, photo, size);
    }

    Source OpenHeic(PixelSource photo, ImageHeader header)
    {
        using var original = blobs.OpenOriginal(photo.Sha256);
        return heic.Open(photo.Sha256, original, header) ?? throw new NoPixelsException();
    }

    byte[] Render(Source source, PixelSource photo, PhotoSize size)
    {
        using var image = thumbnails.Of(source, size, Math.Min(photo.Width, photo.Height), isWhole: false);
        if (photo.Rotation == 0)
            return thumbnails.ToJpeg(image);

        using var whole = image.CopyMemory();
        using var turned = whole.Rot(photo.Rotation switch { 90 => Enums.Angle.D90, 180 => Enums.Angle.D180, _ => Enums.Angle.D270 });
        return thumbnails.ToJpeg(turned);
    }

    ImageHeader ReadHeader(PixelSource photo)
    {
        using var original = blobs.OpenOriginal(photo.Sha256);
        using var buffered = new BufferedStream(original, 1 << 14);
        return HeaderGate.Parse(buffered, photo.Sha256);
    }
}
