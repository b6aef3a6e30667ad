using Heliograph.Site.Images.Headers;
using Heliograph.Site.Photos;
using NetVips;

namespace Heliograph.Site.Images.Rendering;

/// <summary>What decoding a file showed.</summary>
/// <param name="Width">Pixels, upright.</param>
/// <param name="Height">As <paramref name="Width"/>.</param>
sealed record ProvedPixels(int Width, int Height, int Orientation, bool IsDecodable, int DominantColour, FirstSize? First);

/// <summary>Decodes a file that passed the limits, once and whole, to a first small size.</summary>
sealed class PixelProof(Thumbnails thumbnails, HeicDecoder heic)
{
    static readonly PhotoSize First = PhotoSize.Find("m")!;
    static readonly PhotoSize FirstOfTiny = PhotoSize.Find("t")!;

    /// <exception cref="VipsException">Broken, other than its header says, or aborted.</exception>
    public ProvedPixels Of(string path, ImageHeader header, CancellationToken abort)
    {
        if (header.Format == PhotoFormat.Heic)
            return OfHeic(path, header, abort);
        var (width, height, orientation) = Open(path, header, abort);
        using var source = Read(path, abort);
        return Decode(source, width, height, orientation, isDecodable: true, abort);
    }

    /// <summary>By the machine's own decoder, else by the preview, else by the header alone.</summary>
    ProvedPixels OfHeic(string path, ImageHeader header, CancellationToken abort)
    {
        bool isUpright = header.QuarterTurns % 2 == 0;
        var (width, height) = isUpright ? (header.Width, header.Height) : (header.Height, header.Width);
        using var file = OpenFile(path);
        byte[]? decoded = heic.Decode(file);
        if ((decoded ?? HeicDecoder.Preview(file, header)) is not { } jpeg)
            return new(width, height, 1, IsDecodable: false, DominantColour.Unknown, null);

        using var source = Source.NewFromMemory(jpeg);
        return Decode(source, width, height, 1, isDecodable: decoded is not null, abort);
    }

    ProvedPixels Decode(Source source, int width, int height, int orientation, bool isDecodable, CancellationToken abort)
    {
        var size = Math.Max(width, height) >= First.Edge ? First : FirstOfTiny;
        using var lazy = thumbnails.Of(source, size, Math.Min(width, height), isWhole: true);
        lazy.SetProgress(new Silent(), abort);
        using var image = lazy.CopyMemory();
        return new(width, height, orientation, isDecodable, DominantColour.Of(image), new FirstSize(size, thumbnails.ToJpeg(image)));
    }

    /// <summary>Opens it with the loader decided on and compares what that sees with what the limits were checked against.</summary>
    static (int Width, int Height, int Orientation) Open(string path, ImageHeader header, CancellationToken abort)
    {
        using var source = Read(path, abort);
        using var image = Image.NewFromSource(source, access: Enums.Access.Sequential);
        if (image.Get("vips-loader") is not string loader || !loader.StartsWith(Vips.LoaderOf(header.Format), StringComparison.Ordinal))
            throw new VipsException("Another loader than the one decided on.");
        if ((long)image.Width * image.Height > header.Pixels)
            throw new VipsException("Larger than its header.");
        int orientation = image.Contains("orientation") && image.Get("orientation") is int and >= 1 and <= 8 and var o ? o : 1;
        return orientation >= 5 ? (image.Height, image.Width, orientation) : (image.Width, image.Height, orientation);
    }

    static AbortableSource Read(string path, CancellationToken abort) => new(OpenFile(path), abort);

    static FileStream OpenFile(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    /// <summary>Nobody watches: only the abort matters.</summary>
    sealed class Silent : IProgress<int>
    {
        public void Report(int value)
        {
        }
    }
}
