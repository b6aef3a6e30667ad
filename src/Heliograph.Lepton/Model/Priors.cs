using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Heliograph.Lepton.Model;

/// <summary>How large coefficients may be expected to be, from those at the same place in neighbouring blocks.</summary>
static class Priors
{
    /// <param name="left">The left block's coefficients, shape [64].</param>
    /// <param name="above">The upper block's.</param>
    /// <param name="aboveLeft">Those of the block left of the upper one.</param>
    /// <param name="priors">Takes (13 (|left| + |above|) + 6 |aboveLeft|) / 32, shape [64].</param>
    public static void OfThree(ref short left, ref short above, ref short aboveLeft, ref ushort priors)
    {
        if (Vector256.IsHardwareAccelerated) OfThreeByVector(ref left, ref above, ref aboveLeft, ref priors);
        else OfThreeByScalar(ref left, ref above, ref aboveLeft, ref priors);
    }

    /// <param name="only">The coefficients of the one block that is there, shape [64].</param>
    /// <param name="priors">Takes their magnitudes, shape [64].</param>
    public static void OfOne(ref short only, ref ushort priors)
    {
        for (int i = 0; i < 64; i++) Unsafe.Add(ref priors, i) = Magnitude(Unsafe.Add(ref only, i));
    }

    internal static void OfThreeByScalar(ref short left, ref short above, ref short aboveLeft, ref ushort priors)
    {
        for (int i = 0; i < 64; i++)
        {
            int sum = (Magnitude(Unsafe.Add(ref left, i)) + Magnitude(Unsafe.Add(ref above, i))) * 13 + Magnitude(Unsafe.Add(ref aboveLeft, i)) * 6;
            Unsafe.Add(ref priors, i) = (ushort)((ushort)sum >> 5);
        }
    }

    internal static void OfThreeByVector(ref short left, ref short above, ref short aboveLeft, ref ushort priors)
    {
        for (nuint i = 0; i < 64; i += (nuint)Vector256<short>.Count)
        {
            var sides = Vector256.Abs(Vector256.LoadUnsafe(ref left, i)) + Vector256.Abs(Vector256.LoadUnsafe(ref above, i));
            var corner = Vector256.Abs(Vector256.LoadUnsafe(ref aboveLeft, i));
            var sum = (sides * 13 + corner * 6).AsUInt16();
            (sum >> 5).StoreUnsafe(ref priors, i);
        }
    }

    static ushort Magnitude(short value) => (ushort)(value < 0 ? -value : value);
}
