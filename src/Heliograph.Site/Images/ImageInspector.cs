using Heliograph.Site.Images.Headers;
using Heliograph.Site.Images.Metadata;
using Heliograph.Site.Images.Rendering;
using Microsoft.Extensions.Options;
using NetVips;

namespace Heliograph.Site.Images;

/// <summary>Decides whether a file is a photograph this site can keep, and tells what is to be known of it.</summary>
public sealed class ImageInspector
{
    readonly HeaderGate headers;
    readonly DecodeGate gate;
    readonly PixelProof proof;
    readonly ImageOptions options;
    readonly TimeProvider clock;

    internal ImageInspector(HeaderGate headers, DecodeGate gate, PixelProof proof, IOptions<ImageOptions> options, TimeProvider clock)
    {
        this.headers = headers;
        this.gate = gate;
        this.proof = proof;
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
        var proved = Task.Run(() =>
        {
            // A decoder deaf to the abort keeps its place until it ends: the bounds hold whoever waits.
            using (lease)
                return proof.Of(path, header, token);
        }, CancellationToken.None);
        try
        {
            var pixels = await proved.WaitAsync(token);
            return new(header.Format, pixels.Width, pixels.Height, pixels.Orientation, pixels.IsDecodable, pixels.DominantColour, metadata, pixels.First);
        }
        catch (Exception e) when (e is OperationCanceledException or VipsException)
        {
            cancel.ThrowIfCancellationRequested();
            throw timeout.IsCancellationRequested
                ? new ImageRefusedException(ImageFault.TooSlow, HeaderGate.Sentence(ImageTexts.TooSlow, fileName, options.MaxDecodeSeconds))
                : HeaderGate.Damaged(fileName);
        }
    }
}
