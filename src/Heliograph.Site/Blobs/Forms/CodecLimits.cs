using Heliograph.Lepton;

namespace Heliograph.Site.Blobs.Forms;

/// <summary>What packing and unpacking one original may take: what was read back within it can be served within it.</summary>
static class CodecLimits
{
    const long MaxMemory = 512L << 20;

    /// <summary>The read-back compares, so packing need not.</summary>
    public static PackOptions Packing { get; } = new() { Profile = PackProfile.Balanced, MaxMemory = MaxMemory, Parallelism = 1, Verify = false };

    public static UnpackOptions Unpacking { get; } = new() { MaxMemory = MaxMemory * 2, Parallelism = Math.Min(2, Environment.ProcessorCount) };
}
