using System.Diagnostics;
using Heliograph.Site.Images.Rendering;
using Heliograph.Site.Photos;
using Microsoft.Win32.SafeHandles;

namespace Heliograph.Site.Images;

/// <summary>Every size of every photo: found finished, or made at the first asking. Each is made once, however many ask.</summary>
public sealed class SizeCache
{
    readonly SizeFolder folder;
    readonly SizeRenderer renderer;
    readonly Flights<string> flights = new();

    internal SizeCache(SizeFolder folder, SizeRenderer renderer) => (this.folder, this.renderer) = (folder, renderer);

    /// <summary>The path of a finished JPEG. It may go at any time after; whoever finds it gone asks again.</summary>
    /// <param name="size">One that exists for the photo (<see cref="PhotoSize.ExistsFor(Photo)"/>).</param>
    /// <exception cref="NoPixelsException">Nothing on this machine can show the photo.</exception>
    /// <exception cref="FileNotFoundException">The original is missing.</exception>
    public async Task<string> GetAsync(Photo photo, PhotoSize size, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(photo);
        ArgumentNullException.ThrowIfNull(size);
        string path = folder.PathOf(photo.Sha256, size.Suffix, photo.Rotation);
        if (!File.Exists(path))
            await MakeAsync(PixelSource.Of(photo), size, path, cancel);
        return path;
    }

    /// <summary>Takes over the size that was made when the file was inspected.</summary>
    public void Adopt(string sha256, FirstSize first)
    {
        ArgumentNullException.ThrowIfNull(first);
        folder.Keep(folder.PathOf(sha256, first.Size.Suffix), first.Jpeg);
    }

    /// <summary>Removes every size of an original that no photo is made of any more.</summary>
    public void Drop(string sha256)
    {
        foreach (var size in PhotoSize.All)
        {
            for (int rotation = 0; rotation < 360; rotation += 90)
                SizeFolder.Remove(folder.PathOf(sha256, size.Suffix, rotation));
        }
    }

    /// <inheritdoc cref="GetAsync"/>
    /// <returns>The open file: it stays readable even when it is evicted meanwhile. The caller disposes it.</returns>
    internal async ValueTask<SafeFileHandle> OpenAsync(PixelSource photo, PhotoSize size, CancellationToken cancel)
    {
        string path = folder.PathOf(photo.Sha256, size.Suffix, photo.Rotation);
        while (true)
        {
            if (folder.TryOpen(path) is { } file)
                return file;
            await MakeAsync(photo, size, path, cancel);
        }
    }

    Task MakeAsync(PixelSource photo, PhotoSize size, string path, CancellationToken cancel) =>
        flights.JoinAsync(path, async abandoned =>
        {
            // It may have been finished between this caller's look and its joining.
            if (File.Exists(path))
                return;
            long started = Stopwatch.GetTimestamp();
            folder.Keep(path, await renderer.RenderAsync(photo, size, abandoned));
            SizeTelemetry.Made(size, Stopwatch.GetElapsedTime(started));
        }, cancel);
}

/// <summary>The photo is kept, but neither decoder nor preview can show it here.</summary>
public sealed class NoPixelsException() : Exception("Neither a decoder nor an embedded preview shows this photo.");
