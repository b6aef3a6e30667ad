using System.Runtime.Intrinsics;

namespace Heliograph.JustifiedLayout;

/// <summary>How many doubles are worked on at once. The bits are the same for all.</summary>
enum VectorWidth
{
    One = 1,
    Four = 4,
    Eight = 8,
}

static class VectorWidths
{
    /// <summary>The widest that this machine does well.</summary>
    public static VectorWidth Best { get; } =
        Vector512.IsHardwareAccelerated ? VectorWidth.Eight : Vector256.IsHardwareAccelerated ? VectorWidth.Four : VectorWidth.One;
}
