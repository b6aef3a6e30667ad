using System.Text;

namespace Heliograph.Traffic.Inference.Bodies;

/// <summary>Reads the parts of <c>multipart/form-data</c> (RFC 7578).</summary>
ref struct MultipartReader
{
    readonly ReadOnlySpan<byte> _boundary;
    ReadOnlySpan<byte> _rest;

    public MultipartReader(ReadOnlySpan<byte> body, ReadOnlySpan<byte> contentType)
    {
        _boundary = Parameter(contentType, "boundary="u8);
        _rest = _boundary.IsEmpty ? default : body;
        Advance();
    }

    /// <summary>Name of the part's field.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    public ReadOnlySpan<byte> Value { get; private set; }

    public bool IsFile { get; private set; }

    public bool MoveNext()
    {
        while (!_rest.IsEmpty)
        {
            int head = _rest.IndexOf("\r\n\r\n"u8);
            if (head < 0) return false;
            var fields = _rest[..head];
            _rest = _rest[(head + 4)..];
            int end = IndexOfBoundary();
            Value = end < 0 ? _rest : _rest[..Math.Max(0, end - 4)];
            Name = Parameter(fields, " name="u8);
            if (Name.IsEmpty) Name = Parameter(fields, ";name="u8);
            IsFile = fields.IndexOf("filename"u8) >= 0;
            Advance();
            if (!Name.IsEmpty) return true;
        }
        return false;
    }

    /// <summary>Goes to what follows the next boundary.</summary>
    void Advance()
    {
        int at = IndexOfBoundary();
        _rest = at < 0 ? default : _rest[(at + _boundary.Length)..];
        if (_rest.StartsWith("--"u8)) _rest = default;
    }

    /// <returns>Where the boundary begins, after the two dashes before it.</returns>
    readonly int IndexOfBoundary()
    {
        for (int at = 0; at < _rest.Length;)
        {
            int found = _rest[at..].IndexOf(_boundary);
            if (found < 0) return -1;
            at += found;
            if (at >= 2 && _rest[at - 1] == '-' && _rest[at - 2] == '-') return at;
            at++;
        }
        return -1;
    }

    static ReadOnlySpan<byte> Parameter(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        int at = -1;
        for (int i = 0; i + name.Length <= text.Length && at < 0; i++)
            if (Ascii.EqualsIgnoreCase(text.Slice(i, name.Length), name)) at = i + name.Length;
        if (at < 0) return default;
        var value = text[at..];
        if (!value.IsEmpty && value[0] == '"') return value[1..] is var quoted && quoted.IndexOf((byte)'"') is >= 0 and var end ? quoted[..end] : default;
        int stop = value.IndexOfAny("; \r\n"u8);
        return stop < 0 ? value : value[..stop];
    }
}
