using System.Numerics;

namespace Heliograph.Lepton.Jpeg;

/// <summary>A block of each kind of scan.</summary>
sealed partial class ScanWriter
{
    const int ZeroRun = 0xF0;

    // Of blocks that end early, how many are not yet written, and the corrections of their coefficients.
    int _run;
    readonly List<byte> _corrections = [];

    void WriteWhole(in ScanComponent part, ReadOnlySpan<short> block, ulong mask)
    {
        WriteDifference(part, block[0]);
        var table = part.Ac!;
        int last = 0;
        for (mask &= ~1UL; mask != 0; mask &= mask - 1)
        {
            int k = BitOperations.TrailingZeroCount(mask), run = k - last - 1;
            for (; run > 15; run -= 16) PutSymbol(table, ZeroRun, 0, 0);
            PutValue(table, run, block[ZigZag.Raster[k]]);
            last = k;
        }
        if (last < 63) PutSymbol(table, 0, 0, 0);
    }

    void WriteDifference(in ScanComponent part, int dc)
    {
        int difference = dc - _dc[part.Index], size = Size(difference);
        _dc[part.Index] = (short)dc;
        PutSymbol(part.Dc!, size, difference + (difference >> 31), size);
    }

    void PutValue(HuffmanTable table, int run, int value)
    {
        int size = Size(value);
        PutSymbol(table, (run << 4) | size, value + (value >> 31), size);
    }

    static int Size(int value) => 32 - BitOperations.LeadingZeroCount((uint)Math.Abs(value));

    void WriteAcFirst(HuffmanTable table, ReadOnlySpan<short> block)
    {
        int run = 0;
        for (int k = _scan.SpectralStart; k <= _scan.SpectralEnd; k++)
        {
            int value = block[ZigZag.Raster[k]] / (1 << _scan.Low);
            if (value == 0)
            {
                run++;
                continue;
            }
            PutRun();
            for (; run > 15; run -= 16) PutSymbol(table, ZeroRun, 0, 0);
            PutValue(table, run, value);
            run = 0;
        }
        if (run > 0) EndBlock();
    }

    void WriteAcRefinement(HuffmanTable table, ReadOnlySpan<short> block)
    {
        Span<int> magnitudes = stackalloc int[64];
        int lastNewcomer = 0;
        for (int k = _scan.SpectralStart; k <= _scan.SpectralEnd; k++)
        {
            magnitudes[k] = Math.Abs((int)block[ZigZag.Raster[k]]) >> _scan.Low;
            if (magnitudes[k] == 1) lastNewcomer = k;
        }

        // Corrections of this block wait behind those of the run before it, until something is written.
        int run = 0, pending = 0;
        for (int k = _scan.SpectralStart; k <= _scan.SpectralEnd; k++)
        {
            int magnitude = magnitudes[k];
            if (magnitude == 0)
            {
                run++;
                continue;
            }
            for (; run > 15 && k <= lastNewcomer; run -= 16)
            {
                PutRun(pending);
                PutSymbol(table, ZeroRun, 0, 0);
                PutCorrections(ref pending);
            }
            if (magnitude > 1)
            {
                _corrections.Add((byte)(magnitude & 1));
                pending++;
                continue;
            }
            PutRun(pending);
            PutSymbol(table, (run << 4) | 1, block[ZigZag.Raster[k]] < 0 ? 0 : 1, 1);
            PutCorrections(ref pending);
            run = 0;
        }
        if (run > 0 || pending > 0) EndBlock();
    }

    void EndBlock()
    {
        if (++_run == _longestRun) PutRun();
    }

    /// <summary>Writes the run of blocks that ended early, and the corrections that belong to them.</summary>
    /// <param name="pending">Corrections at the end of the list that belong to the block being written.</param>
    void PutRun(int pending = 0)
    {
        if (_run == 0) return;
        int size = BitOperations.Log2((uint)_run);
        PutSymbol(_scan.Components[0].Ac!, size << 4, _run, size);
        _run = 0;
        PutFirstCorrections(_corrections.Count - pending);
    }

    void PutCorrections(ref int pending)
    {
        PutFirstCorrections(pending);
        pending = 0;
    }

    void PutFirstCorrections(int count)
    {
        _bits.Reserve(count + MostBitsOfBlock);
        for (int i = 0; i < count; i++) _bits.Put(_corrections[i], 1);
        _corrections.RemoveRange(0, count);
    }
}
