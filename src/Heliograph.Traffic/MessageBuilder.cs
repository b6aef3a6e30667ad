using System.Text;

namespace Heliograph.Traffic;

/// <summary>Fills a message from what is not a stream of bytes: a HAR, or a request within a server.</summary>
ref struct MessageBuilder
{
    readonly Message _message;
    readonly MemoryStream _head;
    readonly int _mostBody;

    public MessageBuilder(Message message, int mostBody)
    {
        (_message, _mostBody, _head) = (message, mostBody, new MemoryStream(512));
        message.Clear();
    }

    public readonly void Request(string method, string target, int version)
    {
        _message.MethodLength = Write(method);
        _message.TargetStart = (int)_head.Length;
        _message.TargetLength = Write(target);
        _message.Version = version;
    }

    public readonly void Response(int status, int version) => (_message.Status, _message.Version) = (status, version);

    public readonly void Field(string name, string value)
    {
        int nameStart = (int)_head.Length, nameLength = Write(name), valueStart = (int)_head.Length;
        _message.AddField(nameStart, nameLength, valueStart, Write(value.Trim()));
    }

    public readonly void Body(ReadOnlySpan<byte> body) => _message.AddBody(body, _mostBody);

    /// <summary>Puts the head in its place; the fields refer to it only then.</summary>
    public readonly void Finish() => _message.KeepHead(_head.GetBuffer().AsSpan(0, (int)_head.Length));

    readonly int Write(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        _head.Write(bytes);
        return bytes.Length;
    }
}
