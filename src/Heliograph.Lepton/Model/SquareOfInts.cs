using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Heliograph.Lepton.Model;

/// <summary>A block in vectors, a line each. Needs AVX2.</summary>
struct SquareOfInts
{
    public Vector256<int> Line0, Line1, Line2, Line3, Line4, Line5, Line6, Line7;

    /// <param name="block">Coefficients, shape [8, 8].</param>
    /// <param name="quantisers">What each is multiplied by.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SquareOfInts Dequantise(ref short block, ref int quantisers) => new()
    {
        Line0 = Dequantise(ref block, ref quantisers, 0),
        Line1 = Dequantise(ref block, ref quantisers, 1),
        Line2 = Dequantise(ref block, ref quantisers, 2),
        Line3 = Dequantise(ref block, ref quantisers, 3),
        Line4 = Dequantise(ref block, ref quantisers, 4),
        Line5 = Dequantise(ref block, ref quantisers, 5),
        Line6 = Dequantise(ref block, ref quantisers, 6),
        Line7 = Dequantise(ref block, ref quantisers, 7),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Transpose()
    {
        var (a0, a1) = (Avx2.UnpackLow(Line0, Line1), Avx2.UnpackHigh(Line0, Line1));
        var (a2, a3) = (Avx2.UnpackLow(Line2, Line3), Avx2.UnpackHigh(Line2, Line3));
        var (a4, a5) = (Avx2.UnpackLow(Line4, Line5), Avx2.UnpackHigh(Line4, Line5));
        var (a6, a7) = (Avx2.UnpackLow(Line6, Line7), Avx2.UnpackHigh(Line6, Line7));
        var (b0, b1) = (LowPairs(a0, a2), HighPairs(a0, a2));
        var (b2, b3) = (LowPairs(a1, a3), HighPairs(a1, a3));
        var (b4, b5) = (LowPairs(a4, a6), HighPairs(a4, a6));
        var (b6, b7) = (LowPairs(a5, a7), HighPairs(a5, a7));
        (Line0, Line4) = (Avx2.Permute2x128(b0, b4, 0x20), Avx2.Permute2x128(b0, b4, 0x31));
        (Line1, Line5) = (Avx2.Permute2x128(b1, b5, 0x20), Avx2.Permute2x128(b1, b5, 0x31));
        (Line2, Line6) = (Avx2.Permute2x128(b2, b6, 0x20), Avx2.Permute2x128(b2, b6, 0x31));
        (Line3, Line7) = (Avx2.Permute2x128(b3, b7, 0x20), Avx2.Permute2x128(b3, b7, 0x31));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<int> Dequantise(ref short block, ref int quantisers, int line) =>
        Avx2.ConvertToVector256Int32(Vector128.LoadUnsafe(ref block, (nuint)(8 * line))) * Vector256.LoadUnsafe(ref quantisers, (nuint)(8 * line));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<int> LowPairs(Vector256<int> a, Vector256<int> b) => Avx2.UnpackLow(a.AsInt64(), b.AsInt64()).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<int> HighPairs(Vector256<int> a, Vector256<int> b) => Avx2.UnpackHigh(a.AsInt64(), b.AsInt64()).AsInt32();
}
