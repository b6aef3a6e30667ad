namespace Heliograph.Traffic.Inference.Bodies;

/// <summary>One name and value of a query or a form, decoded.</summary>
readonly ref struct FormPair(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
{
    public ReadOnlySpan<byte> Name { get; } = name;

    public ReadOnlySpan<byte> Value { get; } = value;
}

/// <summary>Reads <c>a=1&amp;b=2</c>.</summary>
ref struct FormReader(ReadOnlySpan<byte> text, Span<byte> scratch)
{
    ReadOnlySpan<byte> _rest = text;
    readonly Span<byte> _scratch = scratch;

    public FormPair Current { get; private set; }

    public readonly FormReader GetEnumerator() => this;

    public bool MoveNext()
    {
        while (!_rest.IsEmpty)
        {
            int end = _rest.IndexOf((byte)'&');
            var pair = end < 0 ? _rest : _rest[..end];
            _rest = end < 0 ? default : _rest[(end + 1)..];
            if (pair.IsEmpty) continue;
            int equals = pair.IndexOf((byte)'=');
            var name = Decode(equals < 0 ? pair : pair[..equals], _scratch);
            // Names and values share what there is to decode to; a value that does not fit is taken as it stands.
            var value = equals < 0 ? default : Decode(pair[(equals + 1)..], _scratch[Math.Min(name.Length, _scratch.Length)..]);
            Current = new(name, value);
            return true;
        }
        return false;
    }

    static ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> text, Span<byte> target)
    {
        if (text.IndexOfAny((byte)'%', (byte)'+') < 0 || text.Length > target.Length) return text;
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            byte b = text[i];
            if (b == '+') b = (byte)' ';
            else if (b == '%' && i + 2 < text.Length && Hex(text[i + 1]) is var high and >= 0 && Hex(text[i + 2]) is var low and >= 0)
            {
                b = (byte)(high << 4 | low);
                i += 2;
            }
            target[length++] = b;
        }
        return target[..length];
    }

    static int Hex(byte digit) => char.IsAsciiHexDigit((char)digit) ? (digit & 15) + (digit > (byte)'9' ? 9 : 0) : -1;
}
