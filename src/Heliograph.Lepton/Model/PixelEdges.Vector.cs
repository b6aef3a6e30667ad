using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Heliograph.Lepton.Model;

/// <summary>The same with AVX2, eight lines at a time.</summary>
partial struct PixelEdges
{
    internal void SetByVector(ref short block, ref int quantisers, DifferenceWidths widths)
    {
        var lines = SquareOfInts.Dequantise(ref block, ref quantisers);
        lines.Line0 = lines.Line0.WithElement(0, 0);
        FirstRow.Vector = lines.Line0;
        lines.Transpose();
        FirstColumn.Vector = lines.Line0;
        Horizontal(ref lines);
        lines.Transpose();
        Vertical(ref lines);

        var (lineA, lineB) = (Narrow(lines.Line0, lines.Line1), Narrow(lines.Line2, lines.Line3));
        var (lineC, lineD) = (Narrow(lines.Line4, lines.Line5), Narrow(lines.Line6, lines.Line7));
        var first = Vector256.Create(LeftPairs(lineA, lineB), LeftPairs(lineC, lineD));
        var last = Vector256.Create(RightPairs(lineA, lineB), RightPairs(lineC, lineD));
        Top.Vector = Extrapolate(Wrap(lines.Line0), Wrap(lines.Line1), widths.ShortBefore);
        Bottom.Vector = Extrapolate(Wrap(lines.Line7), Wrap(lines.Line6), widths.ShortAfter);
        Left.Vector = Extrapolate(Wrap(first), first >> 16, widths.ShortBefore);
        Right.Vector = Extrapolate(last >> 16, Wrap(last), widths.ShortAfter);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<short> Extrapolate(Vector256<int> outer, Vector256<int> inner, bool isShort)
    {
        var difference = outer - inner;
        if (isShort) difference = Wrap(difference);
        var sum = outer + ((difference - (difference >> 31)) >> 1);
        return Vector128.Narrow(sum.GetLower(), sum.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<int> Wrap(Vector256<int> value) => (value << 16) >> 16;

    /// <summary>Two lines of samples as shorts: the first halves of both, then the second halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<int> Narrow(Vector256<int> a, Vector256<int> b) => Avx2.PackSignedSaturate(Wrap(a), Wrap(b)).AsInt32();

    /// <summary>Samples 0 and 1 of four lines, a pair an element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<int> LeftPairs(Vector256<int> a, Vector256<int> b) =>
        Sse.Shuffle(a.GetLower().AsSingle(), b.GetLower().AsSingle(), 0b10_00_10_00).AsInt32();

    /// <summary>Samples 6 and 7 of four lines, a pair an element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<int> RightPairs(Vector256<int> a, Vector256<int> b) =>
        Sse.Shuffle(a.GetUpper().AsSingle(), b.GetUpper().AsSingle(), 0b11_01_11_01).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Horizontal(ref SquareOfInts d)
    {
        var (x0, x1, x2, x3, x4, x5, x6, x7) = ((d.Line0 << 11) + Vector256.Create(128), d.Line4 << 11, d.Line6, d.Line2, d.Line1, d.Line7, d.Line5, d.Line3);
        var t = (x4 + x5) * W7;
        x4 = t + x4 * (W1 - W7);
        x5 = t - x5 * (W1 + W7);
        t = (x6 + x7) * W3;
        x6 = t - x6 * (W3 - W5);
        x7 = t - x7 * (W3 + W5);
        t = x0 + x1;
        x0 -= x1;
        x1 = (x3 + x2) * W6;
        x2 = x1 - x2 * (W2 + W6);
        x3 = x1 + x3 * (W2 - W6);
        Cross(ref d, 8, t, x0, x2, x3, x4, x5, x6, x7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Vertical(ref SquareOfInts i)
    {
        var half = Vector256.Create(4);
        var (y0, y1, y2, y3, y4, y5, y6, y7) = ((i.Line0 << 8) + Vector256.Create(8192), i.Line4 << 8, i.Line6, i.Line2, i.Line1, i.Line7, i.Line5, i.Line3);
        var t = (y4 + y5) * W7 + half;
        y4 = (t + y4 * (W1 - W7)) >> 3;
        y5 = (t - y5 * (W1 + W7)) >> 3;
        t = (y6 + y7) * W3 + half;
        y6 = (t - y6 * (W3 - W5)) >> 3;
        y7 = (t - y7 * (W3 + W5)) >> 3;
        t = y0 + y1;
        y0 -= y1;
        y1 = (y3 + y2) * W6 + half;
        y2 = (y1 - y2 * (W2 + W6)) >> 3;
        y3 = (y1 + y3 * (W2 - W6)) >> 3;
        Cross(ref i, 11, t, y0, y2, y3, y4, y5, y6, y7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Cross(ref SquareOfInts lines, int shift, Vector256<int> t, Vector256<int> x0, Vector256<int> x2, Vector256<int> x3,
        Vector256<int> x4, Vector256<int> x5, Vector256<int> x6, Vector256<int> x7)
    {
        var round = Vector256.Create(128);
        var x1 = x4 + x6;
        x4 -= x6;
        x6 = x5 + x7;
        x5 -= x7;
        x7 = t + x3;
        t -= x3;
        x3 = x0 + x2;
        x0 -= x2;
        x2 = ((x4 + x5) * R2 + round) >> 8;
        x4 = ((x4 - x5) * R2 + round) >> 8;
        lines.Line0 = (x7 + x1) >> shift;
        lines.Line1 = (x3 + x2) >> shift;
        lines.Line2 = (x0 + x4) >> shift;
        lines.Line3 = (t + x6) >> shift;
        lines.Line4 = (t - x6) >> shift;
        lines.Line5 = (x0 - x4) >> shift;
        lines.Line6 = (x3 - x2) >> shift;
        lines.Line7 = (x7 - x1) >> shift;
    }
}
