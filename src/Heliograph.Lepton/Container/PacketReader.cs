using System.Buffers;
using System.Buffers.Binary;
using Heliograph.Lepton.Model;

namespace Heliograph.Lepton.Container;

/// <summary>A Lepton file as it is read: its headers first, then the packets of its segments, each given to whoever decodes that segment.</summary>
/// <remarks>The last four bytes hold the file's length, so a packet's bytes are taken only where more than four follow.</remarks>
sealed class PacketReader(Stream file, CancellationToken cancel) : IDisposable
{
    const int TrailerBytes = 4;

    readonly Lock _lock = new();
    readonly List<Queue<Packet>> _queues = [];
    byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
    int _start;
    int _end;
    long _offset;
    bool _isEnded;

    readonly record struct Packet(byte[] Bytes, int Length, long Offset);

    /// <summary>Reads bytes that must be there.</summary>
    /// <exception cref="LeptonException">They are not.</exception>
    public void ReadExactly(Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (Available(1) == 0) throw new LeptonException(LeptonFault.Truncated, _offset, "The file ends inside its header.");
            int count = Math.Min(_end - _start, bytes.Length);
            _buffer.AsSpan(_start, count).CopyTo(bytes);
            Skip(count);
            bytes = bytes[count..];
        }
    }

    /// <summary>Reads as many bytes as there are.</summary>
    public int Read(Span<byte> bytes)
    {
        int count = Math.Min(Available(bytes.Length), bytes.Length);
        _buffer.AsSpan(_start, count).CopyTo(bytes);
        Skip(count);
        return count;
    }

    /// <summary>The segments' data, each from its own thread if need be.</summary>
    public ISegmentSource[] Segments(int count)
    {
        for (int i = 0; i < count; i++) _queues.Add(new Queue<Packet>());
        return [.. Enumerable.Range(0, count).Select(i => new Source(this, i))];
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            _isEnded = true;
            foreach (var packet in _queues.SelectMany(q => q)) ArrayPool<byte>.Shared.Return(packet.Bytes);
            _queues.Clear();
        }
    }

    Packet? Next(int segment, out long offset)
    {
        lock (_lock)
        {
            while (_queues[segment].Count == 0 && !_isEnded) ReadPacket();
            offset = _offset;
            return _queues[segment].TryDequeue(out var packet) ? packet : null;
        }
    }

    void ReadPacket()
    {
        cancel.ThrowIfCancellationRequested();
        int available = Available(TrailerBytes + 1);
        if (available <= TrailerBytes)
        {
            ReadTrailer(available);
            return;
        }
        long offset = _offset;
        byte head = _buffer[_start];
        int segment = head & 15, size = 1024 << (2 * (head >> 4));
        if (segment >= _queues.Count || head >= 0x40) throw Bad("A packet belongs to no segment.");
        Skip(1);
        if (head < 16)
        {
            if (Available(TrailerBytes + 2) < TrailerBytes + 2) throw Short();
            size = BinaryPrimitives.ReadUInt16LittleEndian(_buffer.AsSpan(_start)) + 1;
            Skip(2);
        }
        var packet = new Packet(ArrayPool<byte>.Shared.Rent(size), size, offset);
        for (int filled = 0; filled < size;)
        {
            int count = Math.Min(Available(TrailerBytes + 1) - TrailerBytes, size - filled);
            if (count <= 0) throw Short();
            _buffer.AsSpan(_start, count).CopyTo(packet.Bytes.AsSpan(filled));
            Skip(count);
            filled += count;
        }
        _queues[segment].Enqueue(packet);
    }

    void ReadTrailer(int available)
    {
        _isEnded = true;
        if (available < TrailerBytes) throw Short();
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(_buffer.AsSpan(_start));
        Skip(TrailerBytes);
        if (length != _offset) throw Bad($"The file says that it has {length} bytes, and has {_offset}.");
    }

    LeptonException Short() => new(LeptonFault.Truncated, _offset, "The file ends inside a segment's data.");

    LeptonException Bad(string sentence) => new(LeptonFault.BadContainer, _offset, sentence);

    void Skip(int count)
    {
        _start += count;
        _offset += count;
    }

    /// <summary>Fills the buffer up to a number of bytes, unless the file ends before.</summary>
    /// <returns>How many there are.</returns>
    int Available(int wanted)
    {
        wanted = Math.Min(wanted, _buffer.Length);
        if (_end - _start >= wanted) return _end - _start;
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        while (_end < wanted)
        {
            int count = file.Read(_buffer, _end, _buffer.Length - _end);
            if (count == 0) break;
            _end += count;
        }
        return _end;
    }

    sealed class Source(PacketReader reader, int segment) : ISegmentSource
    {
        byte[] _last = [];

        public ReadOnlyMemory<byte> Next(out long offset)
        {
            if (_last.Length > 0) ArrayPool<byte>.Shared.Return(_last);
            _last = [];
            if (reader.Next(segment, out offset) is not { } packet) return default;
            (_last, offset) = (packet.Bytes, packet.Offset);
            return packet.Bytes.AsMemory(0, packet.Length);
        }
    }
}
