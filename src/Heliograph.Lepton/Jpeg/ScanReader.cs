namespace Heliograph.Lepton.Jpeg;

/// <summary>Reads one scan's blocks into grids (ITU-T T.81, annexes F.2 and G.2).</summary>
ref partial struct ScanReader
{
    readonly ReadOnlySpan<byte> _file;
    readonly Scan _scan;
    readonly BlockGrid[] _grids;
    readonly PaddingBits _padding;
    readonly CancellationToken _cancel;
    BitReader _bits;
    DcPredictors _dc;
    int _endOfBlocksRun;
    int _mcusDone;
    bool _lacksRestarts;

    /// <param name="file">The whole JPEG file.</param>
    /// <param name="position">The first byte after the scan's header.</param>
    /// <param name="scan">The scan.</param>
    /// <param name="grids">A grid of all blocks for each component of the frame.</param>
    /// <param name="padding">What is known of the file's padding.</param>
    /// <param name="cancel">Looked at between rows.</param>
    public ScanReader(ReadOnlySpan<byte> file, int position, Scan scan, BlockGrid[] grids, PaddingBits padding, CancellationToken cancel)
    {
        _file = file;
        _scan = scan;
        _grids = grids;
        _padding = padding;
        _cancel = cancel;
        _bits = new BitReader(file, position);
        LastBlocks = [-1, -1, -1];
    }

    /// <summary>Number of restart markers read.</summary>
    public int Restarts { get; private set; }

    /// <summary>Whether the data ended inside the scan.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>The last block of each component of the frame that the scan began, by its place in the padded grid; −1 for none.</summary>
    public int[] LastBlocks { get; }

    /// <summary>Whether markers were missing where the restart interval asks for one.</summary>
    public readonly bool LacksRestarts => _lacksRestarts;

    /// <summary>Reads the scan, or as much of it as there is.</summary>
    /// <param name="rows">Takes where each row of MCUs of the frame begins; empty where nobody asks.</param>
    /// <returns>The byte after the scan's data.</returns>
    /// <exception cref="LeptonException">The data can't be read, or can't be made again.</exception>
    public int Read(Span<RowStart> rows)
    {
        for (int y = 0; y < _scan.McusHigh && !IsCutOff; y++)
        {
            _cancel.ThrowIfCancellationRequested();
            if (!rows.IsEmpty && y % _scan.RowsPerFrameRow == 0) rows[y / _scan.RowsPerFrameRow] = StartOfRow();
            for (int x = 0; x < _scan.McusWide && !IsCutOff; x++)
            {
                ReadMcu(x, y);
                if (++_mcusDone < _scan.McusWide * _scan.McusHigh && _scan.RestartInterval > 0 && _mcusDone % _scan.RestartInterval == 0 && !IsCutOff)
                    Restart();
            }
        }
        if (!IsCutOff) Align();
        return _bits.Locate().Position;
    }

    void ReadMcu(int mcuX, int mcuY)
    {
        foreach (ref readonly var part in _scan.Components.AsSpan())
        {
            int wide = _scan.IsInterleaved ? part.Component.Horizontal : 1, high = _scan.IsInterleaved ? part.Component.Vertical : 1;
            for (int y = mcuY * high; y < (mcuY + 1) * high; y++)
            {
                for (int x = mcuX * wide; x < (mcuX + 1) * wide; x++)
                {
                    LastBlocks[part.Index] = Math.Max(LastBlocks[part.Index], y * part.Component.BlocksWide + x);
                    var fault = ReadBlock(part, _grids[part.Index].Block(x, y));
                    if (_bits.IsOverrun)
                    {
                        IsCutOff = true;
                        return;
                    }
                    if (fault != 0) throw Refuse(fault);
                }
            }
        }
    }

    LeptonFault ReadBlock(in ScanComponent part, Span<short> block)
    {
        if (!_scan.IsProgressive) return ReadWhole(part, block);
        if (_scan.SpectralStart == 0) return _scan.High == 0 ? ReadDcFirst(part, block) : ReadDcRefinement(block);
        return _scan.High == 0 ? ReadAcFirst(part.Ac!, block) : ReadAcRefinement(part.Ac!, block);
    }

    readonly RowStart StartOfRow()
    {
        var (position, taken) = _bits.Locate();
        byte overhang = taken == 0 ? (byte)0 : (byte)(_file[position] & (0xFF00 >> taken));
        return new RowStart(position, taken, overhang, _dc);
    }

    void Align()
    {
        int count = _bits.Align(out int value);
        if (!_padding.Fits(count, value)) throw Refuse(LeptonFault.MixedPadding);
    }

    void Restart()
    {
        if (_endOfBlocksRun > 0) throw Refuse(LeptonFault.NotCanonical);
        Align();
        _dc = default;
        int at = _bits.Locate().Position;
        bool isMarker = at + 1 < _file.Length && _file[at] == 0xFF && Marker.IsRestart(_file[at + 1]);
        if (!isMarker)
        {
            // Some cameras leave them out after a while, and the format counts those that are there.
            _lacksRestarts = true;
            return;
        }
        if (_lacksRestarts || _file[at + 1] != Marker.Rst0 + (Restarts & 7)) throw Refuse(LeptonFault.BadRestartMarker);
        Restarts++;
        _bits.MoveTo(at + 2);
    }

    readonly LeptonException Refuse(LeptonFault fault)
    {
        string sentence = fault switch
        {
            LeptonFault.BadHuffmanCode => "The scan has a code that is in none of its Huffman tables.",
            LeptonFault.CoefficientOutOfRange => "A coefficient is larger than the format can carry.",
            LeptonFault.MixedPadding => "Bits that fill up bytes are neither all zeros nor all ones.",
            LeptonFault.BadRestartMarker => "Restart markers are out of order.",
            _ => "The scan is coded otherwise than the standard's procedures would.",
        };
        return new LeptonException(fault, _bits.Locate().Position, sentence);
    }
}
