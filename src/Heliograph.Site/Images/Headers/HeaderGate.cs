using Heliograph.Site.Photos;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Images.Headers;

/// <summary>Decides by header alone whether a file may be decoded at all.</summary>
sealed class HeaderGate(IOptions<ImageOptions> options)
{
    const int Megabyte = 1 << 20;

    /// <param name="fileName">As the person knows it, for the sentence.</param>
    /// <exception cref="ImageRefusedException">No photograph, broken, or beyond the limits.</exception>
    public ImageHeader Read(string path, string fileName)
    {
        var limits = options.Value;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 14);
        var header = Parse(file, fileName);
        if (header.Pixels > limits.MaxMegapixels * 1_000_000L)
            throw new ImageRefusedException(ImageFault.TooManyPixels, Sentence(ImageTexts.TooManyPixels, fileName, Math.Ceiling(header.Pixels / 1e6), limits.MaxMegapixels));
        if (header.MemoryBytes > limits.DecoderBytes)
            throw new ImageRefusedException(ImageFault.TooMuchMemory, Sentence(ImageTexts.TooMuchMemory, fileName, (header.MemoryBytes / Megabyte) + 1, limits.DecoderBytes / Megabyte));
        return header;
    }

    public static ImageRefusedException Damaged(string fileName) => new(ImageFault.Damaged, Sentence(ImageTexts.Damaged, fileName));

    public static string Sentence(string text, params ReadOnlySpan<object?> values) => string.Format(null, text, values);

    /// <summary>Whatever its size.</summary>
    /// <exception cref="ImageRefusedException">No photograph, or broken.</exception>
    public static ImageHeader Parse(Stream file, string fileName)
    {
        Span<byte> start = stackalloc byte[FileKind.Prefix];
        int read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (FileKind.Of(start[..read]) is not { } format)
            throw new ImageRefusedException(ImageFault.NotAPhotograph, Sentence(ImageTexts.NotAPhotograph, fileName));

        file.Position = 0;
        var reader = new HeaderReader(file);
        try
        {
            return format switch
            {
                PhotoFormat.Jpeg => JpegHeader.Read(reader),
                PhotoFormat.Png => PngHeader.Read(reader),
                PhotoFormat.WebP => WebPHeader.Read(reader),
                PhotoFormat.Gif => GifHeader.Read(reader),
                PhotoFormat.Tiff => TiffHeader.Read(reader),
                _ => HeifHeader.Read(reader, format),
            };
        }
        catch (MalformedHeaderException)
        {
            throw Damaged(fileName);
        }
        catch (CameraRawException)
        {
            throw new ImageRefusedException(ImageFault.CameraRaw, Sentence(ImageTexts.CameraRaw, fileName));
        }
    }
}
