namespace Heliograph.Lepton.Jpeg;

/// <summary>Writes one scan's blocks as an encoder following the standard's procedures does (ITU-T T.81, F.1.2 and G.1.2).</summary>
sealed partial class ScanWriter
{
    // The most that a block can take: 64 coefficients, each with a code of 16 bits and the value's 16.
    const int MostBitsOfBlock = 64 * 32;

    readonly Scan _scan;
    readonly BlockGrid[] _grids;
    readonly BitWriter _bits;
    readonly ScanRules _rules;
    readonly int _longestRun;
    DcPredictors _dc;
    long _mcusDone;
    int _restarts;

    /// <param name="scan">The scan.</param>
    /// <param name="grids">A grid for each component of the frame, holding at least the rows that are written next.</param>
    /// <param name="bits">Where to write.</param>
    /// <param name="rules">What the file does at markers and at its end.</param>
    public ScanWriter(Scan scan, BlockGrid[] grids, BitWriter bits, ScanRules rules)
    {
        _scan = scan;
        _grids = grids;
        _bits = bits;
        _rules = rules;
        _longestRun = LongestRun(scan);
    }

    /// <summary>DC predictors after what was written.</summary>
    public DcPredictors Dc => _dc;

    /// <summary>Goes on at a row of MCUs of the frame that another writer's output ends before.</summary>
    public void StartAt(int frameRow, DcPredictors dc)
    {
        _dc = dc;
        _mcusDone = (long)frameRow * _scan.RowsPerFrameRow * _scan.McusWide;
        if (_scan.RestartInterval > 0) _restarts = (int)Math.Min(_rules.Restarts, _mcusDone / _scan.RestartInterval);
    }

    /// <summary>Writes the blocks of a row of MCUs of the frame; after the last one fills up the last byte.</summary>
    /// <exception cref="LeptonException">A coefficient has no code.</exception>
    public void WriteFrameRow(int frameRow)
    {
        for (int y = frameRow * _scan.RowsPerFrameRow; y < _scan.RowsEnd(frameRow); y++)
        {
            for (int x = 0; x < _scan.McusWide; x++) WriteMcu(x, y);
        }
        if (_scan.RowsEnd(frameRow) < _scan.McusHigh) return;
        PutRun();
        _bits.Align(_rules.Padding);
    }

    void WriteMcu(int mcuX, int mcuY)
    {
        foreach (ref readonly var part in _scan.Components.AsSpan())
        {
            int wide = _scan.IsInterleaved ? part.Component.Horizontal : 1, high = _scan.IsInterleaved ? part.Component.Vertical : 1;
            var grid = _grids[part.Index];
            for (int y = mcuY * high; y < (mcuY + 1) * high; y++)
            {
                for (int x = mcuX * wide; x < (mcuX + 1) * wide; x++)
                {
                    _bits.Reserve(MostBitsOfBlock);
                    WriteBlock(part, grid.Block(x, y), grid.Masks(y)[x]);
                }
            }
        }
        _mcusDone++;
        if (_scan.RestartInterval > 0 && _mcusDone % _scan.RestartInterval == 0 && _mcusDone < (long)_scan.McusWide * _scan.McusHigh) Restart();
    }

    void WriteBlock(in ScanComponent part, ReadOnlySpan<short> block, ulong mask)
    {
        if (!_scan.IsProgressive) WriteWhole(part, block, mask);
        else if (_scan.SpectralStart > 0 && _scan.High > 0) WriteAcRefinement(part.Ac!, block);
        else if (_scan.SpectralStart > 0) WriteAcFirst(part.Ac!, block);
        else if (_scan.High > 0) _bits.Put((uint)(block[0] >> _scan.Low) & 1, 1);
        else WriteDifference(part, block[0] >> _scan.Low);
    }

    void Restart()
    {
        PutRun();
        _bits.Align(_rules.Padding);
        _dc = default;
        if (_restarts >= _rules.Restarts) return;
        _bits.PutMarker((byte)(Marker.Rst0 + (_restarts & 7)));
        _restarts++;
    }

    void PutSymbol(HuffmanTable table, int symbol, int value, int size)
    {
        uint code = table.Codes[symbol];
        if (code == 0)
        {
            // Past the cut of a file that is cut off anything may be asked for; it is cut off again.
            if (_rules.IsCutOff) return;
            throw new LeptonException(LeptonFault.Corrupt, 0, "A coefficient has no code in the JPEG file's Huffman tables.");
        }
        _bits.Put(((code & 0xFFFF) << size) | ((uint)value & ((1u << size) - 1)), (int)(code >> 16) + size);
    }

    static int LongestRun(Scan scan)
    {
        if (!scan.IsProgressive || scan.SpectralStart == 0) return 0;
        var codes = scan.Components[0].Ac!.Codes;
        for (int n = 14; n >= 0; n--)
            if (codes[n << 4] != 0) return (2 << n) - 1;
        return 1;
    }
}
