using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Heliograph.Lepton.Model;

/// <summary>Samples of a block without its DC, in eighths, extrapolated by half a sample to each of its four edges.</summary>
/// <remarks>docs/formats/lepton.md, "DC". The transform is an integer one, and every reader must compute the same bits.</remarks>
partial struct PixelEdges
{
    public EightShorts Top;
    public EightShorts Left;
    public EightShorts Bottom;
    public EightShorts Right;

    /// <summary>The first row of the dequantised coefficients; its first one means nothing.</summary>
    public EightInts FirstRow;

    /// <summary>The first column of the dequantised coefficients; its first one means nothing.</summary>
    public EightInts FirstColumn;

    const int W1 = 2841, W2 = 2676, W3 = 2408, W5 = 1609, W6 = 1108, W7 = 565;

    // 1/√2 in 8 bits.
    const int R2 = 181;

    /// <param name="block">Coefficients, shape [8, 8] in raster order; the first one is left out.</param>
    /// <param name="quantisers">Quantisers, likewise.</param>
    /// <param name="widths">Where differences wrap.</param>
    public void Set(ref short block, ref int quantisers, DifferenceWidths widths)
    {
        if (Avx2.IsSupported) SetByVector(ref block, ref quantisers, widths);
        else SetByScalar(ref block, ref quantisers, widths);
    }

    internal void SetByScalar(ref short block, ref int quantisers, DifferenceWidths widths)
    {
        Span<int> lines = stackalloc int[64];
        for (int v = 0; v < 8; v++)
        {
            var line = lines.Slice(8 * v, 8);
            for (int u = 0; u < 8; u++) line[u] = Unsafe.Add(ref block, 8 * v + u) * Unsafe.Add(ref quantisers, 8 * v + u);
            if (v == 0) line[0] = 0;
            FirstColumn[v] = line[0];
            if (v == 0) line.CopyTo(FirstRow);
            Horizontal(line);
        }
        for (int x = 0; x < 8; x++) Vertical(lines[x..]);
        for (int i = 0; i < 8; i++)
        {
            Top[i] = Extrapolate(lines[i], lines[8 + i], widths.ShortBefore);
            Bottom[i] = Extrapolate(lines[56 + i], lines[48 + i], widths.ShortAfter);
            Left[i] = Extrapolate(lines[8 * i], lines[8 * i + 1], widths.ShortBefore);
            Right[i] = Extrapolate(lines[8 * i + 7], lines[8 * i + 6], widths.ShortAfter);
        }
    }

    static short Extrapolate(int outer, int inner, bool isShort)
    {
        int difference = outer - inner;
        if (isShort) difference = (short)difference;
        return (short)(outer + difference / 2);
    }

    static void Horizontal(Span<int> line)
    {
        int x0 = (line[0] << 11) + 128, x1 = line[4] << 11, x2 = line[6], x3 = line[2], x4 = line[1], x5 = line[7], x6 = line[5], x7 = line[3];
        int t = W7 * (x4 + x5);
        x4 = t + (W1 - W7) * x4;
        x5 = t - (W1 + W7) * x5;
        t = W3 * (x6 + x7);
        x6 = t - (W3 - W5) * x6;
        x7 = t - (W3 + W5) * x7;
        t = x0 + x1;
        x0 -= x1;
        x1 = W6 * (x3 + x2);
        x2 = x1 - (W2 + W6) * x2;
        x3 = x1 + (W2 - W6) * x3;
        Cross(line, 1, 8, t, x0, x2, x3, x4, x5, x6, x7);
    }

    static void Vertical(Span<int> column)
    {
        int y0 = (column[0] << 8) + 8192, y1 = column[32] << 8, y2 = column[48], y3 = column[16], y4 = column[8], y5 = column[56], y6 = column[40], y7 = column[24];
        int t = W7 * (y4 + y5) + 4;
        y4 = (t + (W1 - W7) * y4) >> 3;
        y5 = (t - (W1 + W7) * y5) >> 3;
        t = W3 * (y6 + y7) + 4;
        y6 = (t - (W3 - W5) * y6) >> 3;
        y7 = (t - (W3 + W5) * y7) >> 3;
        t = y0 + y1;
        y0 -= y1;
        y1 = W6 * (y3 + y2) + 4;
        y2 = (y1 - (W2 + W6) * y2) >> 3;
        y3 = (y1 + (W2 - W6) * y3) >> 3;
        Cross(column, 8, 11, t, y0, y2, y3, y4, y5, y6, y7);
        for (int i = 0; i < 64; i += 8) column[i] = (short)column[i];
    }

    /// <summary>The last stages, which both directions share.</summary>
    static void Cross(Span<int> line, int step, int shift, int t, int x0, int x2, int x3, int x4, int x5, int x6, int x7)
    {
        int x1 = x4 + x6;
        x4 -= x6;
        x6 = x5 + x7;
        x5 -= x7;
        x7 = t + x3;
        t -= x3;
        x3 = x0 + x2;
        x0 -= x2;
        x2 = (R2 * (x4 + x5) + 128) >> 8;
        x4 = (R2 * (x4 - x5) + 128) >> 8;
        line[0] = (x7 + x1) >> shift;
        line[step] = (x3 + x2) >> shift;
        line[2 * step] = (x0 + x4) >> shift;
        line[3 * step] = (t + x6) >> shift;
        line[4 * step] = (t - x6) >> shift;
        line[5 * step] = (x0 - x4) >> shift;
        line[6 * step] = (x3 - x2) >> shift;
        line[7 * step] = (x7 - x1) >> shift;
    }
}
