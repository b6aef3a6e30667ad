using Heliograph.Site.Images;
using Heliograph.Site.Images.Headers;
using Heliograph.Site.Images.Rendering;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Tests.Images;

/// <summary>An inspector as the site composes it, with limits of the test's own.</summary>
static class Inspectors
{
    static readonly Vips Vips = new(NullLogger<Vips>.Instance);

    public static ImageInspector Create(ImageOptions? options = null)
    {
        var wrapped = Options.Create(options ?? new ImageOptions());
        return new(Vips, new HeaderGate(wrapped), new DecodeGate(wrapped), wrapped, TimeProvider.System);
    }
}
