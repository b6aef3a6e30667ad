using System.ComponentModel.DataAnnotations;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Images;

/// <summary>Section <c>Images</c>.</summary>
public sealed record ImageOptions
{
    /// <summary>Largest photograph taken, in millions of pixels as its header says.</summary>
    [Range(1, 10_000)]
    public int MaxMegapixels { get; init; } = 200;

    /// <summary>How far decoding may make the process grow, whatever is uploaded and however much at once.</summary>
    [Range(160, 1_000_000)]
    public int MaxDecodeMegabytes { get; init; } = 256;

    /// <summary>What of it all decoders running at once may hold together, by estimate from the files' headers; the rest is for what moves the bytes.</summary>
    internal long DecoderBytes => (MaxDecodeMegabytes - 112L) << 20;

    /// <summary>Longest time that the proof of an upload may take.</summary>
    [Range(1, 3600)]
    public int MaxDecodeSeconds { get; init; } = 30;

    /// <summary>Budget of the folder of sizes; beyond it those go that were not asked for the longest.</summary>
    [Range(16, 100_000_000)]
    public int CacheMegabytes { get; init; } = 4096;

    /// <summary>JPEG quality of sizes.</summary>
    [Range(1, 100)]
    public int Quality { get; init; } = 82;

    /// <summary>Letters of the sizes that are made right after an upload, separated by commas; "-" stands for 500.</summary>
    [RegularExpression("^(([stqmnwzcbhk-]|[3-6]k)(,([stqmnwzcbhk-]|[3-6]k))*)?$")]
    public string Premade { get; init; } = "q,n,z,b";

    /// <summary><see cref="Premade"/>, read.</summary>
    internal IEnumerable<PhotoSize> PremadeSizes =>
        Premade.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(s => PhotoSize.Find(s == "-" ? "" : s)).OfType<PhotoSize>();

    /// <summary>Whether an image address alone is not enough: who fetches must be allowed to see the photo.</summary>
    public bool RequireViewer { get; init; }
}
