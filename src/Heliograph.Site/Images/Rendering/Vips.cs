using Heliograph.Site.Photos;
using Microsoft.Extensions.Logging;
using NetVips;

namespace Heliograph.Site.Images.Rendering;

/// <summary>libvips for a server that reads strangers' files: only our formats' loaders, no cache, one thread a picture.</summary>
static class Vips
{
    static readonly string[] Loaders = ["Jpeg", "Png", "Webp", "Nsgif", "Tiff", "Heif"];

    /// <summary>Before its first use; again does no harm.</summary>
    /// <param name="log">Gets what libvips would print.</param>
    public static void SetUp(ILogger log)
    {
        NativeMemory.ReturnWhatIsFreed();
        NetVips.NetVips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoad", true);
        foreach (string loader in Loaders)
            Operation.Block("VipsForeignLoad" + loader, false);

        // Every size is made once, and many are made at once: neither a cache nor threads within a picture would be used.
        Cache.Max = 0;
        Cache.MaxMem = 0;
        Cache.MaxFiles = 0;
        NetVips.NetVips.Concurrency = 1;
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.All, (_, _, message) => log.LogDebug("libvips: {Message}", message));
    }

    /// <summary>What libvips calls the loader of a format, as far as it is the same for files and streams.</summary>
    public static string LoaderOf(PhotoFormat format) => format switch
    {
        PhotoFormat.Jpeg => "jpegload",
        PhotoFormat.Png => "pngload",
        PhotoFormat.WebP => "webpload",
        PhotoFormat.Gif => "gifload",
        PhotoFormat.Tiff => "tiffload",
        _ => "heifload",
    };
}
