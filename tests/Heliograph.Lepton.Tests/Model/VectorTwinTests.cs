using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CsCheck;
using Heliograph.Lepton.Model;

namespace Heliograph.Lepton.Tests.Model;

/// <summary>Each vector path gives the same bits as its plain twin.</summary>
public sealed class VectorTwinTests
{
    static readonly Gen<short[]> s_coefficients = Gen.Int[0, 3].SelectMany(kind => kind switch
    {
        0 => Gen.Short[-3, 3],
        1 => Gen.Short[-2047, 2047],
        2 => Gen.Int[-1, 1].Select(sign => (short)(2047 * sign)),
        _ => Gen.Frequency((9, Gen.Const<short>(0)), (1, Gen.Short[-200, 200])),
    }).Array[64];

    static readonly Gen<int[]> s_quantisers = Gen.OneOf(Gen.Int[1, 255], Gen.Int[1, 65535]).Array[64];

    static ref T First<T>(T[] values) => ref MemoryMarshal.GetArrayDataReference(values);

    [Fact]
    public void Sums_for_edges()
    {
        Assert.SkipUnless(Avx2.IsSupported, "This processor has no AVX2.");
        Gen.Select(s_coefficients, s_quantisers).Holds((block, quantisers) =>
        {
            EdgeSums vector = default, scalar = default;
            vector.SetByVector(ref First(block), ref First(quantisers));
            scalar.SetByScalar(ref First(block), ref First(quantisers));
            for (int i = 1; i < 8; i++)
            {
                Assert.Equal(scalar.Columns[i], vector.Columns[i]);
                Assert.Equal(scalar.Rows[i], vector.Rows[i]);
                Assert.Equal(scalar.ColumnsAlternating[i], vector.ColumnsAlternating[i]);
                Assert.Equal(scalar.RowsAlternating[i], vector.RowsAlternating[i]);
            }
        }, iter: 1000);
    }

    [Theory, InlineData(true, true), InlineData(false, false), InlineData(true, false)]
    public void Samples_along_edges(bool shortAfter, bool shortBefore)
    {
        Assert.SkipUnless(Avx2.IsSupported, "This processor has no AVX2.");
        var widths = new DifferenceWidths(shortAfter, shortBefore);
        Gen.Select(s_coefficients, s_quantisers).Holds((block, quantisers) =>
        {
            PixelEdges vector = default, scalar = default;
            vector.SetByVector(ref First(block), ref First(quantisers), widths);
            scalar.SetByScalar(ref First(block), ref First(quantisers), widths);
            for (int i = 0; i < 8; i++)
            {
                Assert.Equal(scalar.Top[i], vector.Top[i]);
                Assert.Equal(scalar.Left[i], vector.Left[i]);
                Assert.Equal(scalar.Bottom[i], vector.Bottom[i]);
                Assert.Equal(scalar.Right[i], vector.Right[i]);
            }
        }, iter: 1000);
    }

    [Fact]
    public void Expectations_from_neighbours()
    {
        Assert.SkipUnless(Vector256.IsHardwareAccelerated, "This processor has no vectors of 256 bits.");
        Gen.Select(s_coefficients, s_coefficients, s_coefficients).Holds((left, above, aboveLeft) =>
        {
            ushort[] vector = new ushort[64], scalar = new ushort[64];
            Priors.OfThreeByVector(ref First(left), ref First(above), ref First(aboveLeft), ref First(vector));
            Priors.OfThreeByScalar(ref First(left), ref First(above), ref First(aboveLeft), ref First(scalar));
            Assert.Equal(scalar, vector);
        }, iter: 1000);
    }

    [Fact]
    public void Which_coefficients_are_not_zero() => s_coefficients.Holds(block =>
    {
        ulong mask = BlockEncoder.RasterMask(ref First(block));
        for (int i = 0; i < 64; i++) Assert.Equal(block[i] != 0, ((mask >> i) & 1) != 0);
    }, iter: 1000);

    [Fact]
    public void The_dc_between_two_neighbours()
    {
        var edge = Gen.OneOf(Gen.Short[-2000, 2000], Gen.Short).Array[8];
        Gen.Select(edge, edge, edge, Gen.Select(edge, Gen.Int[1, 255])).Holds((above, left, top, own) =>
        {
            var edges = new PixelEdges { Top = Eight(top), Left = Eight(own.Item1) };
            EightShorts fromAbove = Eight(above), fromLeft = Eight(left);
            Assert.Equal(
                DcPrediction.FromBothByScalar(in edges, in fromAbove, in fromLeft, own.Item2),
                DcPrediction.FromBoth(in edges, in fromAbove, in fromLeft, own.Item2));
        }, iter: 1000);
    }

    static EightShorts Eight(short[] values)
    {
        EightShorts eight = default;
        for (int i = 0; i < 8; i++) eight[i] = values[i];
        return eight;
    }
}
