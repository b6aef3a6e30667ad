using Heliograph.Site.Data;
using Heliograph.Site.Images;
using Heliograph.Site.Images.Headers;
using Heliograph.Site.Images.Rendering;
using Heliograph.Site.Photos;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Tests.Images;

/// <summary>An inspector as the site composes it, with limits of the test's own and a folder that goes with it.</summary>
sealed class Inspection : IDisposable
{
    readonly DataFolder folder = new(Directory.CreateTempSubdirectory("heliograph-images-").FullName);
    readonly ImageInspector inspector;

    public Inspection(ImageOptions? options = null, TimeProvider? clock = null)
    {
        var wrapped = Options.Create(options ?? new ImageOptions());
        Thumbnails = new(wrapped, NullLogger<Thumbnails>.Instance);
        var sizes = new SizeFolder(folder, wrapped, TimeProvider.System, NullLogger<SizeFolder>.Instance);
        inspector = new(new HeaderGate(wrapped), new DecodeGate(wrapped), new PixelProof(Thumbnails, new HeicDecoder(folder, sizes, wrapped)), wrapped, clock ?? TimeProvider.System);
    }

    public Thumbnails Thumbnails { get; }

    public Task<InspectedImage> OfAsync(byte[] file, string name = "photo")
    {
        string path = Path.Combine(folder.Temporary, Guid.NewGuid().ToString("n"));
        File.WriteAllBytes(path, file);
        return OfFileAsync(path, name);
    }

    public Task<InspectedImage> OfFileAsync(string path, string name) => inspector.InspectAsync(path, name, TestContext.Current.CancellationToken);

    public async Task<ImageRefusedException> RefusalOfAsync(byte[] file, string name = "photo.jpg") =>
        await Assert.ThrowsAsync<ImageRefusedException>(() => OfAsync(file, name));

    /// <returns>Null where it was taken.</returns>
    public async Task<ImageFault?> FaultOfAsync(byte[] file, string name)
    {
        try
        {
            await OfAsync(file, name);
            return null;
        }
        catch (ImageRefusedException refused)
        {
            Assert.StartsWith($"“{name}” ", refused.Message, StringComparison.Ordinal);
            Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
            return refused.Fault;
        }
    }

    public byte[] Size(byte[] file, string suffix, int smallestEdge = int.MaxValue)
    {
        using var source = NetVips.Source.NewFromMemory(file);
        using var image = Thumbnails.Of(source, PhotoSize.Find(suffix)!, smallestEdge, isWhole: false);
        return Thumbnails.ToJpeg(image);
    }

    public void Dispose() => Directory.Delete(folder.Root, recursive: true);
}
