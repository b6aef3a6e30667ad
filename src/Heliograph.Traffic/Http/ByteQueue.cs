using System.Buffers;

namespace Heliograph.Traffic.Http;

/// <summary>Bytes that wait for more of their kind.</summary>
sealed class ByteQueue
{
    byte[] _buffer = [];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, Count);

    public void Add(ReadOnlySpan<byte> data)
    {
        if (_buffer.Length < Count + data.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(Count + data.Length, _buffer.Length * 2));
            Bytes.CopyTo(larger);
            Release();
            _buffer = larger;
        }
        data.CopyTo(_buffer.AsSpan(Count));
        Count += data.Length;
    }

    public void RemoveFirst(int bytes)
    {
        if (bytes >= Count)
        {
            Clear();
            return;
        }
        _buffer.AsSpan(bytes, Count - bytes).CopyTo(_buffer);
        Count -= bytes;
    }

    public void RemoveLast(int bytes) => Count -= bytes;

    public void Clear()
    {
        Count = 0;
        Release();
        _buffer = [];
    }

    void Release()
    {
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
    }
}
