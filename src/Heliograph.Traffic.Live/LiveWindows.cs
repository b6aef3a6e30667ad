using System.Buffers.Binary;
using Heliograph.Traffic.Capture;
using SharpPcap;

namespace Heliograph.Traffic.Live;

/// <summary>Packets as they come, in the form of a capture file, so that all that reads files reads them.</summary>
sealed class LiveWindows : ByteWindows
{
    static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    readonly Lock _adding = new();
    readonly ManualResetEventSlim _closed = new();
    readonly byte[] _coming = new byte[Size], _reading = new byte[Size];
    int _filled, _given;

    public LiveWindows(int linkType)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_coming, 0xA1B2C3D4);
        BinaryPrimitives.WriteInt32LittleEndian(_coming.AsSpan(20), linkType);
        _filled = PcapReader.HeaderLength;
    }

    public override long? Length => null;

    public long Seen { get; private set; }

    /// <summary>Packets that found no room: reading could not keep up.</summary>
    public long LeftOut { get; private set; }

    public void Add(ReadOnlySpan<byte> packet, PosixTimeval time)
    {
        const int Header = 16;
        lock (_adding)
        {
            // What a window keeps of the one before comes in front; half the room is left for that.
            if (_filled + Header + packet.Length > Size / 2)
            {
                LeftOut++;
                return;
            }
            Seen++;
            var record = _coming.AsSpan(_filled);
            BinaryPrimitives.WriteUInt32LittleEndian(record, (uint)time.Seconds);
            BinaryPrimitives.WriteUInt32LittleEndian(record[4..], (uint)time.MicroSeconds);
            BinaryPrimitives.WriteInt32LittleEndian(record[8..], packet.Length);
            BinaryPrimitives.WriteInt32LittleEndian(record[12..], packet.Length);
            packet.CopyTo(record[Header..]);
            _filled += Header + packet.Length;
        }
    }

    public override ReadOnlyMemory<byte> Next(int keep)
    {
        // A quiet interface is asked again and again: an empty window would be the end.
        while (true)
        {
            bool isLast = _closed.Wait(Round);
            lock (_adding)
            {
                if (_filled == 0 && !isLast) continue;
                _reading.AsSpan(_given - keep, keep).CopyTo(_reading);
                _coming.AsSpan(0, _filled).CopyTo(_reading.AsSpan(keep));
                _given = keep + _filled;
                _filled = 0;
                return _reading.AsMemory(0, _given);
            }
        }
    }

    /// <summary>No more will come.</summary>
    public void Close() => _closed.Set();

    public override void Dispose() => _closed.Dispose();
}
