using Heliograph.Lepton.Jpeg;
using Heliograph.Lepton.Model;

namespace Heliograph.Lepton.Container;

/// <summary>Decodes a segment's rows of blocks, each component's last row first.</summary>
sealed class SegmentDecoder : IDisposable
{
    // Encoders end their streams with up to so many bytes that no decision needs; ours with none.
    const int MostLeftOver = 8;

    readonly LeptonFile _file;
    readonly BlockGrid[] _grids;
    readonly BoolDecoder _coder;
    readonly ComponentModel[] _models;
    readonly bool[] _hasRows;
    Branches? _branches;

    /// <param name="file">The file's headers.</param>
    /// <param name="segment">The segment's number.</param>
    /// <param name="grids">Take the coefficients, a grid for each component.</param>
    /// <param name="source">The segment's data.</param>
    public SegmentDecoder(LeptonFile file, int segment, BlockGrid[] grids, ISegmentSource source)
    {
        _file = file;
        _grids = grids;
        var frame = file.Frame;
        FirstRow = Math.Min(frame.McusHigh, file.Block.Handoffs[segment].LumaRow / frame.Components[0].Vertical);
        EndRow = segment + 1 == file.Block.Handoffs.Length
            ? frame.McusHigh
            : Math.Min(frame.McusHigh, file.Block.Handoffs[segment + 1].LumaRow / frame.Components[0].Vertical);
        _models = [.. frame.Components.Select((c, i) => new ComponentModel(i, c, file.Quantisers(i), file.Widths))];
        _hasRows = new bool[_models.Length];
        _coder = new BoolDecoder(source);
        _branches = Branches.Rent();
    }

    /// <summary>The segment's first row of MCUs.</summary>
    public int FirstRow { get; }

    /// <summary>The row of MCUs after its last.</summary>
    public int EndRow { get; }

    /// <summary>Decodes a row of MCUs.</summary>
    public void DecodeRow(int frameRow)
    {
        for (int c = _models.Length - 1; c >= 0; c--)
        {
            int high = _file.Frame.Components[c].Vertical;
            for (int y = frameRow * high; y < (frameRow + 1) * high; y++) DecodeRow(c, y);
        }
    }

    /// <summary>Holds what is left of the data against what an encoder leaves.</summary>
    /// <exception cref="LeptonException">There is too much: something was decoded that was never encoded.</exception>
    public void Finish()
    {
        if (_coder.LeftOver() is < -MostLeftOver or > MostLeftOver) throw _coder.Damaged("A segment's data goes on after its picture ends.");
    }

    public void Dispose()
    {
        if (_branches is { } branches) Branches.Return(branches);
        _branches = null;
    }

    void DecodeRow(int component, int y)
    {
        int wide = _file.Frame.Components[component].BlocksWide, count = wide;
        if (_file.Block.Cut is { } cut) count = CutOffBlocks(cut, component, y);
        if (count == 0)
        {
            _grids[component].ClearRow(y);
            return;
        }
        BlockDecoder.DecodeRow(_coder, _branches!, _models[component], _grids[component], y, _hasRows[component], count);
        _hasRows[component] = true;
    }

    /// <summary>How many blocks of a row are coded where the JPEG file is cut off.</summary>
    int CutOffBlocks(CutOffRecord cut, int index, int y)
    {
        var component = _file.Frame.Components[index];
        long blocks = cut.LastBlocks[index] + 1L;
        return (int)Math.Clamp(blocks - (long)y * component.BlocksWide, 0, component.BlocksWide);
    }
}
