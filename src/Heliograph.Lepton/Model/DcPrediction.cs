using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Heliograph.Lepton.Model;

/// <summary>A block's DC as its neighbours' edges let expect it.</summary>
/// <param name="Value">The DC, quantised.</param>
/// <param name="Spread">How far the samples along the edges disagree.</param>
/// <param name="Disagreement">How far the two edges disagree, with its sign.</param>
/// <remarks>docs/formats/lepton.md, "DC".</remarks>
readonly record struct DcPrediction(int Value, short Spread, short Disagreement)
{
    // The format takes differences round a ring of this size.
    const int Reach = 1024;
    const int Ring = 2 * Reach + 1;

    public int SpreadClass => Math.Min(11, ComponentModel.BitLength(Math.Abs((int)Spread)));

    public int DisagreementClass => ComponentModel.BitLength(Math.Abs((int)Disagreement));

    /// <summary>1 for none, 2 where it is positive, 3 where it is negative.</summary>
    public int SignClass => Disagreement == 0 ? 1 : Disagreement > 0 ? 2 : 3;

    /// <summary>What is coded for a DC.</summary>
    public int Difference(int dc) => Wrap(dc - Value);

    /// <summary>The DC for what is coded.</summary>
    public short Restore(int difference) => (short)Wrap(difference + Value);

    public static DcPrediction FromBoth(in PixelEdges edges, in EightShorts above, in EightShorts left, int quantiser)
    {
        if (!Sse41.IsSupported) return FromBothByScalar(in edges, in above, in left, quantiser);
        var horizontal = left.Vector - edges.Left.Vector;
        var vertical = above.Vector - edges.Top.Vector;
        int least = Least(Vector128.Min(horizontal, vertical)), most = -1 - Least(~Vector128.Max(horizontal, vertical));
        return From(Sum(horizontal), Sum(vertical), least, most, quantiser);
    }

    internal static DcPrediction FromBothByScalar(in PixelEdges edges, in EightShorts above, in EightShorts left, int quantiser)
    {
        int horizontal = 0, vertical = 0, least = int.MaxValue, most = int.MinValue;
        Gather(in left, in edges.Left, ref horizontal, ref least, ref most);
        Gather(in above, in edges.Top, ref vertical, ref least, ref most);
        return From(horizontal, vertical, least, most, quantiser);
    }

    /// <summary>From one neighbour's edge and the block's own there.</summary>
    public static DcPrediction FromOne(in EightShorts neighbour, in EightShorts own, int quantiser)
    {
        int sum = 0, least = int.MaxValue, most = int.MinValue;
        Gather(in neighbour, in own, ref sum, ref least, ref most);
        return From(sum, sum, least, most, quantiser);
    }

    static DcPrediction From(int horizontal, int vertical, int least, int most, int quantiser)
    {
        int average = (horizontal + vertical) >> 1;
        horizontal -= average;
        vertical -= average;
        int far = Math.Abs(horizontal) < Math.Abs(vertical) ? horizontal : vertical;
        return new((average / quantiser + 4) >> 3, (short)((most - least) >> 3), (short)(far >> 3));
    }

    static void Gather(in EightShorts neighbour, in EightShorts own, ref int sum, ref int least, ref int most)
    {
        for (int i = 0; i < 8; i++)
        {
            short difference = (short)(neighbour[i] - own[i]);
            sum += difference;
            least = Math.Min(least, difference);
            most = Math.Max(most, difference);
        }
    }

    static int Sum(Vector128<short> values)
    {
        var pairs = Sse2.MultiplyAddAdjacent(values, Vector128<short>.One);
        return Vector128.Sum(pairs);
    }

    static int Least(Vector128<short> values) =>
        (short)(Sse41.MinHorizontal((values ^ Vector128.Create(short.MinValue)).AsUInt16()).ToScalar() ^ 0x8000);

    static int Wrap(int difference)
    {
        if (difference < -Reach) difference += Ring;
        if (difference > Reach) difference -= Ring;
        return difference;
    }
}
