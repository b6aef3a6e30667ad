namespace Heliograph.Traffic.Http;

/// <summary>Takes the chunks' framing off a body (RFC 9112, section 7.1), in pieces of any size.</summary>
struct ChunkedBody
{
    const int LongestLine = 1 << 14;

    long _left;
    int _lineLength;
    Part _part;
    bool _sawDigit, _isTrailerLine;

    enum Part : byte
    {
        Size,
        Extension,
        Data,
        DataEnd,
        Trailer,
        Done,
        Broken,
    }

    public readonly bool IsDone => _part == Part.Done;

    public readonly bool IsBroken => _part == Part.Broken;

    /// <summary>Bytes that may be missing without losing the place.</summary>
    public readonly long MayMiss => _part == Part.Data ? _left : 0;

    public void Skip(long bytes)
    {
        _left -= bytes;
        if (_left == 0) _part = Part.DataEnd;
    }

    /// <returns>Bytes taken: all, except where the body ended or broke among them.</returns>
    public int Take(ReadOnlySpan<byte> data, Message message, int mostBody)
    {
        int at = 0;
        while (at < data.Length && _part is not (Part.Done or Part.Broken))
        {
            if (_part == Part.Data)
            {
                int length = (int)Math.Min(_left, data.Length - at);
                message.AddBody(data.Slice(at, length), mostBody);
                at += length;
                _left -= length;
                if (_left == 0) _part = Part.DataEnd;
                continue;
            }
            byte next = data[at];
            switch (_part)
            {
                case Part.Size:
                    TakeSize(next);
                    break;
                case Part.Extension:
                    if (++_lineLength > LongestLine) _part = Part.Broken;
                    if (next == '\n') EndSize();
                    break;
                case Part.DataEnd:
                    if (next == '\n') _part = Part.Size;
                    else if (next != '\r') _part = Part.Broken;
                    break;
                case Part.Trailer:
                    if (++_lineLength > LongestLine) _part = Part.Broken;
                    else if (next == '\n' && !_isTrailerLine) _part = Part.Done;
                    else if (next == '\n') _isTrailerLine = false;
                    else if (next != '\r') _isTrailerLine = true;
                    break;
            }
            if (_part != Part.Broken) at++;
        }
        return at;
    }

    void TakeSize(byte next)
    {
        int digit = next switch
        {
            >= (byte)'0' and <= (byte)'9' => next - '0',
            >= (byte)'a' and <= (byte)'f' => next - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => next - 'A' + 10,
            _ => -1,
        };
        if (digit >= 0 && _left >> 58 == 0)
        {
            _left = _left << 4 | (long)digit;
            _sawDigit = true;
        }
        else if (next is (byte)'\n' && _sawDigit) EndSize();
        else if (next is (byte)'\r' or (byte)';' or (byte)' ' or (byte)'\t' && _sawDigit) (_part, _lineLength) = (Part.Extension, 0);
        // Some servers leave white space before the size.
        else if (next is not ((byte)' ' or (byte)'\t')) _part = Part.Broken;
    }

    void EndSize()
    {
        _part = _left == 0 ? Part.Trailer : Part.Data;
        (_sawDigit, _isTrailerLine, _lineLength) = (false, false, 0);
    }
}
