using System.Buffers;
using System.Text;

namespace Heliograph.Traffic;

/// <summary>A request or a response. Its bytes are valid while its exchange is handed over, and no longer.</summary>
public sealed class Message
{
    const int MostFields = 256, KeptBuffer = 1 << 16;

    byte[] _head = new byte[1024];
    Field[] _fields = new Field[16];
    byte[] _body = [];
    int _kept;

    internal Message()
    {
    }

    internal struct Field
    {
        public int NameStart, NameLength, ValueStart, ValueLength;
    }

    internal int MethodLength, TargetStart, TargetLength, HeadLength;

    /// <summary>The request's method as it was sent; empty in a response.</summary>
    public ReadOnlySpan<byte> Method => _head.AsSpan(0, MethodLength);

    /// <summary>The request's target as it was sent, with its query; empty in a response.</summary>
    public ReadOnlySpan<byte> Target => _head.AsSpan(TargetStart, TargetLength);

    /// <summary>The response's status; 0 in a request, and in a response without a head.</summary>
    public int Status { get; internal set; }

    /// <summary>Ten times the version of HTTP: 9, 10, 11, 20 or 30.</summary>
    public int Version { get; internal set; }

    /// <summary>Number of fields in the head.</summary>
    public int FieldCount { get; internal set; }

    /// <summary>Bytes of the body as they were sent, without the framing of chunks.</summary>
    public long BodyLength { get; internal set; }

    /// <summary>The body as it was sent, without the framing of chunks; as much of it as was kept.</summary>
    public ReadOnlySpan<byte> Body => _body.AsSpan(0, _kept);

    internal ReadOnlyMemory<byte> BodyMemory => _body.AsMemory(0, _kept);

    /// <summary>Whether all of the body was captured and kept.</summary>
    public bool IsBodyWhole { get; internal set; }

    /// <summary>Name of a field as it was sent.</summary>
    /// <param name="index">From 0 to <see cref="FieldCount"/> less one.</param>
    public ReadOnlySpan<byte> FieldName(int index) => _head.AsSpan(_fields[index].NameStart, _fields[index].NameLength);

    /// <summary>Value of a field without white space around it.</summary>
    /// <param name="index">From 0 to <see cref="FieldCount"/> less one.</param>
    public ReadOnlySpan<byte> FieldValue(int index) => _head.AsSpan(_fields[index].ValueStart, _fields[index].ValueLength);

    /// <summary>Value of the first field of a name, in any case; empty where there is none.</summary>
    public ReadOnlySpan<byte> Find(ReadOnlySpan<byte> name)
    {
        for (int i = 0; i < FieldCount; i++)
            if (_fields[i].NameLength == name.Length && Ascii.EqualsIgnoreCase(FieldName(i), name)) return FieldValue(i);
        return default;
    }

    internal void Clear()
    {
        MethodLength = TargetStart = TargetLength = HeadLength = Status = Version = FieldCount = _kept = 0;
        BodyLength = 0;
        IsBodyWhole = true;
        if (_body.Length > KeptBuffer) SetBodyBuffer(0);
    }

    internal void AddField(int nameStart, int nameLength, int valueStart, int valueLength)
    {
        if (FieldCount == MostFields) return;
        if (FieldCount == _fields.Length) Array.Resize(ref _fields, _fields.Length * 2);
        _fields[FieldCount++] = new() { NameStart = nameStart, NameLength = nameLength, ValueStart = valueStart, ValueLength = valueLength };
    }

    /// <summary>Makes the last field go on to another place of the head: a folded line.</summary>
    internal void ExtendField(int end)
    {
        if (FieldCount > 0) _fields[FieldCount - 1].ValueLength = end - _fields[FieldCount - 1].ValueStart;
    }

    internal void KeepHead(ReadOnlySpan<byte> head)
    {
        HeadLength = head.Length;
        if (_head.Length < head.Length) _head = new byte[Math.Max(head.Length, _head.Length * 2)];
        head.CopyTo(_head);
    }

    /// <param name="data">The body's next bytes.</param>
    /// <param name="most">Bytes to keep of a body at most.</param>
    internal void AddBody(ReadOnlySpan<byte> data, int most)
    {
        BodyLength += data.Length;
        int room = Math.Min(data.Length, most - _kept);
        if (room < data.Length) IsBodyWhole = false;
        if (room <= 0) return;
        if (_body.Length < _kept + room) SetBodyBuffer(Math.Max(_kept + room, Math.Min(most, _body.Length * 2)));
        data[..room].CopyTo(_body.AsSpan(_kept));
        _kept += room;
    }

    /// <summary>Puts another body in the place of this one, such as the decompressed one.</summary>
    internal void ReplaceBody(ReadOnlySpan<byte> body)
    {
        if (_body.Length < body.Length) SetBodyBuffer(body.Length);
        body.CopyTo(_body);
        _kept = body.Length;
    }

    void SetBodyBuffer(int length)
    {
        byte[] buffer = length == 0 ? [] : ArrayPool<byte>.Shared.Rent(length);
        _body.AsSpan(0, Math.Min(_kept, buffer.Length)).CopyTo(buffer);
        if (_body.Length > 0) ArrayPool<byte>.Shared.Return(_body);
        _body = buffer;
    }

    internal long HeldBytes => _body.Length;
}
