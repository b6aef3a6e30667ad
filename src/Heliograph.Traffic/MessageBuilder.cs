using System.Text;

namespace Heliograph.Traffic;

/// <summary>Fills a message from what is not a stream of bytes: a HAR, or a request within a server.</summary>
ref struct MessageBuilder
{
    readonly Message _message;
    readonly int _mostBody;
    byte[] _head;
    int _length;

    public MessageBuilder(Message message, int mostBody)
    {
        (_message, _mostBody, _head) = (message, mostBody, new byte[1024]);
        message.Clear();
    }

    public void Request(string method, string target, int version)
    {
        _message.MethodLength = Write(method);
        _message.TargetStart = _length;
        _message.TargetLength = Write(target);
        _message.Version = version;
    }

    public readonly void Response(int status, int version) => (_message.Status, _message.Version) = (status, version);

    public void Field(string name, string value)
    {
        int nameStart = _length, nameLength = Write(name), valueStart = _length;
        _message.AddField(nameStart, nameLength, valueStart, Write(value.AsSpan().Trim()));
    }

    public readonly void Body(ReadOnlySpan<byte> body) => _message.AddBody(body, _mostBody);

    /// <summary>Puts the head in its place; the fields refer to it only then.</summary>
    public readonly void Finish() => _message.KeepHead(_head.AsSpan(0, _length));

    int Write(ReadOnlySpan<char> text)
    {
        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_head.Length < _length + most) Array.Resize(ref _head, Math.Max(_length + most, _head.Length * 2));
        int written = Encoding.UTF8.GetBytes(text, _head.AsSpan(_length));
        _length += written;
        return written;
    }
}
