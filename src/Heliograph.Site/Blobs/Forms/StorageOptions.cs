using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Heliograph.Lepton;

namespace Heliograph.Site.Blobs.Forms;

/// <summary>Which originals are recompressed.</summary>
public enum RecompressPolicy
{
    Off,

    /// <summary>Those that only their owners see and that are rarely asked for.</summary>
    PrivateAndRarelyViewed,

    /// <summary>All but those that are often asked for.</summary>
    All,
}

/// <summary>Section <c>Storage</c>.</summary>
public sealed record StorageOptions
{
    /// <summary>Which originals are recompressed.</summary>
    [EnumDataType(typeof(RecompressPolicy))]
    public RecompressPolicy Recompress { get; init; }

    /// <summary>Larger originals are left as they are.</summary>
    [Range(1, LeptonCodec.LargestJpeg)]
    public long MaxBytes { get; init; } = 64 << 20;

    /// <summary>When to recompress, in the machine's own time, such as <c>01:00-06:30</c>; empty: at any time.</summary>
    [RegularExpression("^(([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9])?$")]
    public string Hours { get; init; } = "";

    /// <summary>Share of one core that recompressing may take.</summary>
    [Range(0.01, 1)]
    public double CpuShare { get; init; } = 0.5;

    /// <summary>Originals that are decompressed at a time.</summary>
    [Range(1, 256)]
    public int MaxDecompressions { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>From how many requests in the last weeks an original counts as often asked for: see <see cref="OriginalDemand"/>.</summary>
    [Range(1, 1_000_000)]
    public int OftenViewed { get; init; } = 20;

    /// <summary>Whether recompressing may go on at this time of day.</summary>
    internal bool Includes(TimeOnly time) => Hours.Length == 0 || time.IsBetween(TimeOnly.Parse(Hours[..5], CultureInfo.InvariantCulture), TimeOnly.Parse(Hours[6..], CultureInfo.InvariantCulture));
}
