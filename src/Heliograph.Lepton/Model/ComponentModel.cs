using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Heliograph.Lepton.Jpeg;

namespace Heliograph.Lepton.Model;

/// <summary>What a component's blocks are predicted from within a segment: its quantisers and the blocks above and to the left.</summary>
sealed class ComponentModel
{
    // For the largest values that edge coefficients have at a quantiser of one (1-7 in a row, then 1-7 in a column).
    static ReadOnlySpan<ushort> EdgeLimits => [931, 985, 968, 1020, 968, 1020, 1020, 932, 985, 967, 1020, 969, 1020, 1020];

    readonly int[] _quantisers = new int[64];
    readonly DifferenceWidths _widths;
    readonly Neighbour[] _above;
    readonly ushort[] _priors = new ushort[64];
    Neighbour _left;
    EdgeSums _sums;
    PixelEdges _edges;
    bool _hasAbove;
    bool _hasLeft;

    /// <param name="index">The component's place in the frame.</param>
    /// <param name="component">What the frame says of it.</param>
    /// <param name="quantisers">Shape [64] in raster order.</param>
    /// <param name="widths">Where differences of samples wrap.</param>
    /// <exception cref="LeptonException">A quantiser that is divided by is zero.</exception>
    public ComponentModel(int index, FrameComponent component, ReadOnlySpan<ushort> quantisers, DifferenceWidths widths)
    {
        Tables = index == 0 ? 0 : Branches.Colour;
        _widths = widths;
        _above = new Neighbour[component.BlocksWide];
        for (int i = 0; i < 64; i++) _quantisers[i] = quantisers[i];
        for (int i = 0; i < 14; i++)
        {
            int quantiser = quantisers[i < 7 ? i + 1 : 8 * (i - 6)];
            if (quantiser == 0 || quantisers[0] == 0) throw new LeptonException(LeptonFault.BadQuantiser, 0, $"Component {component.Id} has a quantiser of zero.");
            EdgeDivisors[i] = quantiser << 13;
            NoiseBits[i] = (byte)Math.Max(0, BitLength((EdgeLimits[i] + quantiser - 1) / quantiser) - 7);
        }
    }

    /// <summary>Where the component's colour tables begin.</summary>
    public int Tables { get; }

    /// <summary>How many of an edge coefficient's low bits are coded as noise, shape [14].</summary>
    public byte[] NoiseBits { get; } = new byte[14];

    /// <summary>What an edge's prediction is divided by, shape [14].</summary>
    public int[] EdgeDivisors { get; } = new int[14];

    /// <summary>How large inner coefficients may be expected to be, shape [64].</summary>
    public ref ushort Priors => ref MemoryMarshal.GetArrayDataReference(_priors);

    public void StartRow(bool hasAbove)
    {
        _hasAbove = hasAbove;
        _hasLeft = false;
    }

    /// <summary>The context in which a block's number of inner coefficients is coded, 0 to 8.</summary>
    public int InnerCountContext(int x)
    {
        ReadOnlySpan<byte> contexts = [0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8];
        int above = _above[x].InnerCount, left = _left.InnerCount;
        if (_hasAbove && _hasLeft) return contexts[(above + left + 2) >> 2];
        return contexts[_hasAbove ? (above + 1) >> 1 : _hasLeft ? (left + 1) >> 1 : 0];
    }

    /// <summary>Sets <see cref="Priors"/>.</summary>
    /// <param name="row">The row of blocks.</param>
    /// <param name="rowAbove">The one above it; of no account where there is none.</param>
    /// <param name="x">The block.</param>
    public void ExpectInner(Span<short> row, Span<short> rowAbove, int x)
    {
        ref short left = ref MemoryMarshal.GetReference(row.Slice(64 * Math.Max(0, x - 1), 64));
        ref short above = ref MemoryMarshal.GetReference(rowAbove.Slice(64 * x, 64));
        if (_hasAbove && _hasLeft) Model.Priors.OfThree(ref left, ref above, ref MemoryMarshal.GetReference(rowAbove.Slice(64 * (x - 1), 64)), ref Priors);
        else if (_hasAbove) Model.Priors.OfOne(ref above, ref Priors);
        else if (_hasLeft) Model.Priors.OfOne(ref left, ref Priors);
        else _priors.AsSpan().Clear();
    }

    /// <summary>Predicts the coefficients of both edges, each times its divisor, from the inner ones and the neighbours; zero where a neighbour is missing.</summary>
    public void PredictEdges(ref short block, int x, int innerCount, out EightInts row, out EightInts column)
    {
        if (innerCount == 0) _sums = default;
        else _sums.Set(ref block, ref MemoryMarshal.GetArrayDataReference(_quantisers));
        row = default;
        column = default;
        if (_hasAbove) row.Vector = _above[x].Sums.Vector - _sums.Columns.Vector;
        if (_hasLeft) column.Vector = _left.Sums.Vector - _sums.Rows.Vector;
    }

    /// <summary>Predicts the DC from the samples along the edges; all other coefficients must be there.</summary>
    public DcPrediction PredictDc(ref short block, int x)
    {
        _edges.Set(ref block, ref MemoryMarshal.GetArrayDataReference(_quantisers), _widths);
        if (_hasAbove && _hasLeft)
            return DcPrediction.FromBoth(in _edges, in _above[x].Edge, in _left.Edge, _quantisers[0]);
        if (_hasAbove) return DcPrediction.FromOne(in _above[x].Edge, in _edges.Top, _quantisers[0]);
        return _hasLeft ? DcPrediction.FromOne(in _left.Edge, in _edges.Left, _quantisers[0]) : default;
    }

    /// <summary>Leaves the block to those below it and on its right.</summary>
    public void Finish(ref short block, int x, int innerCount)
    {
        short dc = (short)(block * _quantisers[0]);
        ref var below = ref _above[x];
        below.InnerCount = _left.InnerCount = innerCount;
        var shift = Vector128.Create(dc);
        below.Edge.Vector = _edges.Bottom.Vector + shift;
        _left.Edge.Vector = _edges.Right.Vector + shift;
        // The cosine of frequency 0 is 2^13.
        below.Sums.Vector = _sums.ColumnsAlternating.Vector + (_edges.FirstRow.Vector << 13);
        _left.Sums.Vector = _sums.RowsAlternating.Vector + (_edges.FirstColumn.Vector << 13);
        _hasLeft = true;
    }

    public static int BitLength(int value) => 32 - BitOperations.LeadingZeroCount((uint)value);
}
