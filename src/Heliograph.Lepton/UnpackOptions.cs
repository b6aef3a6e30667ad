namespace Heliograph.Lepton;

/// <summary>Limits of unpacking.</summary>
public sealed record UnpackOptions
{
    /// <summary>The largest JPEG file that is made, in bytes; at most 128 MiB.</summary>
    public long MaxJpegBytes { get; init; } = LeptonCodec.LargestJpeg;

    /// <summary>The most memory that coefficients, models and buffers may take together, in bytes, as estimated from the header.</summary>
    public long MaxMemory { get; init; } = 1L << 30;

    /// <summary>How many segments may be decoded at a time; by default as many as there are processors.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    internal static UnpackOptions Default { get; } = new();
}
