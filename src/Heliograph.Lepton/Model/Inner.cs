namespace Heliograph.Lepton.Model;

/// <summary>The 49 coefficients that lie on no edge.</summary>
static class Inner
{
    public const int Count = 49;

    /// <summary>All of them, by raster index from the lowest bit on.</summary>
    public const ulong Mask = 0xFEFEFEFEFEFEFE00;

    /// <summary>Raster index by place: zigzag order with the edges left out, shape [49].</summary>
    public static ReadOnlySpan<byte> Raster =>
    [
        9, 10, 17, 25, 18, 11, 12, 19, 26, 33, 41, 34, 27, 20, 13, 14, 21, 28, 35, 42, 49, 57, 50, 43, 36, 29, 22, 15, 23, 30,
        37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    /// <summary>Where the tables for a number of remaining coefficients begin within <see cref="Branches.InnerLength"/>'s first dimension, shape [50].</summary>
    public static ReadOnlySpan<byte> RemainingClass =>
    [
        0, 0, 1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
        8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8,
    ];

    /// <summary>The largest horizontal and vertical frequencies of coefficients that are not zero.</summary>
    public static (int Horizontal, int Vertical) Ends(ulong rasterMask)
    {
        if (rasterMask == 0) return (0, 0);
        ulong columns = rasterMask | (rasterMask >> 32);
        columns |= columns >> 16;
        columns |= columns >> 8;
        return (ComponentModel.BitLength((int)(columns & 0xFF)) - 1, (63 - System.Numerics.BitOperations.LeadingZeroCount(rasterMask)) >> 3);
    }

    /// <summary>The class of a number of inner coefficients for the edges' tables, 0 to 7.</summary>
    public static int EdgeClass(int innerCount) => (innerCount + 3) / 7;
}
