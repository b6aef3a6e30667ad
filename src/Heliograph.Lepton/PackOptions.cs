namespace Heliograph.Lepton;

/// <summary>What a packed file is made for: segments cost bytes, since each learns anew, and can be coded side by side.</summary>
public enum PackProfile
{
    /// <summary>One segment: the smallest file.</summary>
    MaxRatio = 1,

    /// <summary>Up to four segments, fewer in small files.</summary>
    Balanced = 2,

    /// <summary>Up to eight segments, fewer in small files: the soonest unpacked.</summary>
    LowLatency = 3,
}

/// <summary>How to pack, and within which limits.</summary>
public sealed record PackOptions
{
    /// <summary>What the file is made for.</summary>
    public PackProfile Profile { get; init; } = PackProfile.Balanced;

    /// <summary>The most segments, 1 to 8, in place of the profile's number; null for that.</summary>
    public int? Segments { get; init; }

    /// <summary>Whether what was packed is unpacked and compared before it is given out. Without that it may not be what it should.</summary>
    public bool Verify { get; init; } = true;

    /// <summary>The largest JPEG file that is taken, in bytes; at most 128 MiB.</summary>
    public long MaxJpegBytes { get; init; } = LeptonCodec.LargestJpeg;

    /// <summary>The most memory that the picture's coefficients may take, in bytes.</summary>
    public long MaxMemory { get; init; } = 1L << 30;

    /// <summary>How many segments may be coded at a time; by default as many as there are processors.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    internal static PackOptions Default { get; } = new();

    internal int MostSegments => Segments ?? Profile switch { PackProfile.MaxRatio => 1, PackProfile.LowLatency => 8, _ => 4 };
}
