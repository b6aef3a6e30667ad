using Heliograph.Site.Images.Headers;
using Heliograph.Site.Images.Metadata;
using Heliograph.Site.Images.Rendering;
using Heliograph.Site.Photos;
using Microsoft.Extensions.Options;
using NetVips;

namespace Heliograph.Site.Images;

/// <summary>Decides whether a file is a photograph this site can keep, and tells what is to be known of it.</summary>
public sealed class ImageInspector
{
    static readonly PhotoSize First = PhotoSize.Find("m")!;
    static readonly PhotoSize FirstOfTiny = PhotoSize.Find("t")!;

    readonly HeaderGate headers;
    readonly DecodeGate gate;
    readonly ImageOptions options;
    readonly TimeProvider clock;

    internal ImageInspector(Vips vips, HeaderGate headers, DecodeGate gate, IOptions<ImageOptions> options, TimeProvider clock)
    {
        // libvips is set up before its first use.
        ArgumentNullException.ThrowIfNull(vips);
        this.headers = headers;
        this.gate = gate;
        this.options = options.Value;
        this.clock = clock;
    }

    /// <summary>Proves that the pixels decode by making a first size, within the bounds of memory and time.</summary>
    /// <param name="path">A whole file that nobody writes to.</param>
    /// <param name="fileName">What the person calls it: for sentences, never for deciding what it is.</param>
    /// <exception cref="ImageRefusedException">It is none, it is broken, or it is beyond this site's limits.</exception>
    public async Task<InspectedImage> InspectAsync(string path, string fileName, CancellationToken cancel)
    {
        var header = headers.Read(path, fileName);
        var metadata = MetadataReader.Read(header.Embedded);
        var lease = await gate.EnterAsync(header.MemoryBytes, cancel);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.MaxDecodeSeconds), clock);
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        var token = abort.Token;
        var proof = Task.Run(() =>
        {
            // A decoder deaf to the abort keeps its place until it ends: the bounds hold whoever waits.
            using (lease)
                return Prove(path, header, metadata, token);
        }, CancellationToken.None);
        try
        {
            return await proof.WaitAsync(token);
        }
        catch (Exception e) when (e is OperationCanceledException or VipsException)
        {
            cancel.ThrowIfCancellationRequested();
            throw timeout.IsCancellationRequested
                ? new ImageRefusedException(ImageFault.TooSlow, HeaderGate.Sentence(ImageTexts.TooSlow, fileName, options.MaxDecodeSeconds))
                : HeaderGate.Damaged(fileName);
        }
    }

    InspectedImage Prove(string path, ImageHeader header, PhotoMetadata metadata, CancellationToken abort)
    {
        var (width, height, orientation) = Open(path, header, abort);
        var first = Math.Max(width, height) >= First.Edge ? First : FirstOfTiny;
        using var source = new AbortableSource(path, abort);
        using var lazy = Thumbnail.Of(source, first, Math.Min(width, height), Enums.FailOn.Truncated);
        lazy.SetProgress(new Progress<int>(), abort);
        using var image = lazy.CopyMemory();
        byte[] jpeg = Thumbnail.ToJpeg(image, options.Quality);
        return new(header.Format, width, height, orientation, IsDecodable: true, DominantColour.Of(image), metadata, new FirstSize(first, jpeg));
    }

    /// <summary>Opens it with the loader decided on and compares what that sees with what the limits were checked against.</summary>
    static (int Width, int Height, int Orientation) Open(string path, ImageHeader header, CancellationToken abort)
    {
        using var source = new AbortableSource(path, abort);
        using var image = Image.NewFromSource(source, access: Enums.Access.Sequential);
        if (image.Get("vips-loader") is not string loader || !loader.StartsWith(Vips.LoaderOf(header.Format), StringComparison.Ordinal))
            throw new VipsException("another loader");
        if ((long)image.Width * image.Height > header.Pixels)
            throw new VipsException("larger than its header");
        int orientation = image.Contains("orientation") && image.Get("orientation") is int o and >= 1 and <= 8 ? o : 1;
        return orientation >= 5 ? (image.Height, image.Width, orientation) : (image.Width, image.Height, orientation);
    }
}
