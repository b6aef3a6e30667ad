using Heliograph.Site.Data;
using Heliograph.Site.Images;
using Heliograph.Site.Images.Headers;
using Heliograph.Site.Images.Rendering;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Tests.Images;

/// <summary>An inspector as the site composes it, with limits of the test's own.</summary>
static class Inspectors
{
    public static ImageInspector Create(ImageOptions? options = null)
    {
        var wrapped = Options.Create(options ?? new ImageOptions());
        var folder = new DataFolder(Directory.CreateTempSubdirectory("heliograph-images-").FullName);
        var sizes = new SizeFolder(folder, wrapped, TimeProvider.System, NullLogger<SizeFolder>.Instance);
        var proof = new PixelProof(new Thumbnails(wrapped, NullLogger<Thumbnails>.Instance), new HeicDecoder(folder, sizes, wrapped));
        return new(new HeaderGate(wrapped), new DecodeGate(wrapped), proof, wrapped, TimeProvider.System);
    }
}
