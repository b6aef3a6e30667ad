namespace Heliograph.Lepton.Jpeg;

/// <summary>A block of each kind of scan. Zero for a fault means none.</summary>
ref partial struct ScanReader
{
    // What ten bits more than eight can grow to; the model carries no more.
    const int LargestSize = 11;

    LeptonFault ReadWhole(in ScanComponent part, Span<short> block)
    {
        var fault = ReadDifference(part, out int dc);
        if (fault != 0) return fault;
        block[0] = (short)dc;
        var table = part.Ac!;
        bool afterZeros = false;
        for (int k = 1; k < 64; k++)
        {
            _bits.Ensure32();
            int symbol = _bits.TakeSymbol(table), size = symbol & 15;
            if (size == 0)
            {
                if (symbol == 0) return afterZeros ? LeptonFault.NotCanonical : 0;
                if (symbol != 0xF0) return LeptonFault.BadHuffmanCode;
                k += 15;
                afterZeros = true;
                continue;
            }
            k += symbol >> 4;
            if (k > 63 || symbol < 0) return LeptonFault.BadHuffmanCode;
            if (size > LargestSize) return LeptonFault.CoefficientOutOfRange;
            block[ZigZag.Raster[k]] = (short)_bits.TakeSigned(size);
            afterZeros = false;
        }
        return afterZeros ? LeptonFault.NotCanonical : 0;
    }

    LeptonFault ReadDifference(in ScanComponent part, out int dc)
    {
        _bits.Ensure32();
        int size = _bits.TakeSymbol(part.Dc!);
        dc = _dc[part.Index];
        if (size is < 0 or > 15) return LeptonFault.BadHuffmanCode;
        if (size > 0) dc += _bits.TakeSigned(size);
        if (dc != (short)dc) return LeptonFault.CoefficientOutOfRange;
        _dc[part.Index] = (short)dc;
        return 0;
    }

    LeptonFault ReadDcFirst(in ScanComponent part, Span<short> block)
    {
        var fault = ReadDifference(part, out int dc);
        dc <<= _scan.Low;
        block[0] = (short)dc;
        return fault == 0 && dc != (short)dc ? LeptonFault.CoefficientOutOfRange : fault;
    }

    LeptonFault ReadDcRefinement(Span<short> block)
    {
        _bits.Ensure32();
        block[0] |= (short)(_bits.Take(1) << _scan.Low);
        return 0;
    }

    LeptonFault ReadAcFirst(HuffmanTable table, Span<short> block)
    {
        if (_endOfBlocksRun > 0)
        {
            _endOfBlocksRun--;
            return 0;
        }
        for (int k = _scan.SpectralStart; k <= _scan.SpectralEnd; k++)
        {
            _bits.Ensure32();
            int symbol = _bits.TakeSymbol(table), run = symbol >> 4, size = symbol & 15;
            if (symbol < 0) return LeptonFault.BadHuffmanCode;
            if (size == 0 && run < 15)
            {
                _endOfBlocksRun = (1 << run) + _bits.Take(run) - 1;
                return 0;
            }
            k += run;
            if (size == 0) continue;
            if (k > _scan.SpectralEnd) return LeptonFault.BadHuffmanCode;
            if (size + _scan.Low > LargestSize) return LeptonFault.CoefficientOutOfRange;
            block[ZigZag.Raster[k]] = (short)(_bits.TakeSigned(size) << _scan.Low);
        }
        return 0;
    }

    LeptonFault ReadAcRefinement(HuffmanTable table, Span<short> block)
    {
        int k = _scan.SpectralStart;
        while (_endOfBlocksRun == 0 && k <= _scan.SpectralEnd)
        {
            _bits.Ensure32();
            int symbol = _bits.TakeSymbol(table), run = symbol >> 4, size = symbol & 15;
            if (symbol < 0 || size > 1) return LeptonFault.BadHuffmanCode;
            if (size == 0 && run < 15)
            {
                _endOfBlocksRun = (1 << run) + _bits.Take(run);
                break;
            }
            int newcomer = size == 0 ? 0 : (_bits.Take(1) * 2 - 1) << _scan.Low;
            k = RefineOver(run, k, block);
            if (k > _scan.SpectralEnd) return newcomer == 0 ? 0 : LeptonFault.BadHuffmanCode;
            if (newcomer != 0) block[ZigZag.Raster[k]] = (short)newcomer;
            k++;
        }
        if (_endOfBlocksRun > 0)
        {
            RefineOver(64, k, block);
            _endOfBlocksRun--;
        }
        return 0;
    }

    /// <summary>Refines what is not zero from a position on, over a run of zeros.</summary>
    /// <returns>The position of the zero after the run, or the one after the band.</returns>
    int RefineOver(int run, int k, Span<short> block)
    {
        for (; k <= _scan.SpectralEnd; k++)
        {
            ref short value = ref block[ZigZag.Raster[k]];
            if (value == 0)
            {
                if (run-- == 0) break;
                continue;
            }
            _bits.Ensure32();
            int bit = _bits.Take(1) << _scan.Low;
            value += (short)(value > 0 ? bit : -bit);
        }
        return k;
    }
}
