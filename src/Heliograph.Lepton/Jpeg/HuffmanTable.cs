namespace Heliograph.Lepton.Jpeg;

/// <summary>A Huffman table as a DHT segment defines it, ready to read and to write codes (ITU-T T.81, annex C).</summary>
sealed class HuffmanTable
{
    public const int LookaheadBits = 10;

    // Of the codes of one length: the least code that is longer, as 16 bits left-aligned, and what added to a code gives its place.
    readonly int[] _limits = new int[18];
    readonly int[] _places = new int[17];
    readonly byte[] _symbols;

    /// <param name="counts">Number of codes of each length from 1 to 16.</param>
    /// <param name="symbols">Symbols in the order of their codes.</param>
    /// <exception cref="ArgumentException">More codes than such lengths can have.</exception>
    public HuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        _symbols = symbols.ToArray();
        int code = 0, place = 0;
        for (int length = 1; length <= 16; length++)
        {
            int count = counts[length - 1];
            _places[length] = place - code;
            for (int i = 0; i < count; i++, code++, place++) Define(code, length, _symbols[place]);
            if (code > 1 << length) throw new ArgumentException("More codes than such lengths can have.", nameof(counts));
            _limits[length] = code << (16 - length);
            code <<= 1;
        }
        _limits[17] = int.MaxValue;
    }

    /// <summary>Length in the high byte and symbol in the low one, by the next <see cref="LookaheadBits"/> bits; 0 where the code is longer.</summary>
    public ushort[] Lookahead { get; } = new ushort[1 << LookaheadBits];

    /// <summary>Code in the low 16 bits and its length above, by symbol; 0 where there is no code.</summary>
    public uint[] Codes { get; } = new uint[256];

    /// <summary>Finds a code that the look-ahead has no room for.</summary>
    /// <param name="bits">The next 16 bits.</param>
    /// <returns>Length in the high byte and symbol in the low one; 0 where no code fits.</returns>
    public int Find(int bits)
    {
        int length = 1;
        while (bits >= _limits[length]) length++;
        return length > 16 ? 0 : (length << 8) | _symbols[(bits >> (16 - length)) + _places[length]];
    }

    void Define(int code, int length, byte symbol)
    {
        Codes[symbol] = ((uint)length << 16) | (uint)(ushort)code;
        if (length > LookaheadBits || code >= 1 << length) return;
        int spare = LookaheadBits - length;
        Lookahead.AsSpan(code << spare, 1 << spare).Fill((ushort)((length << 8) | symbol));
    }
}
