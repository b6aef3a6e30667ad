namespace Heliograph.Traffic.Tcp;

/// <summary>Receives one direction of a connection in order.</summary>
abstract class StreamSink
{
    /// <param name="data">The next bytes; valid during the call.</param>
    /// <param name="origin">Where they are from.</param>
    /// <returns>Bytes taken. Fewer than there are means: not before <see cref="TcpStream.Resume"/>.</returns>
    public abstract int Take(ReadOnlySpan<byte> data, in Origin origin);

    /// <summary>Bytes that no packet of the capture has.</summary>
    public abstract void Skip(long bytes);

    /// <summary>The direction ended.</summary>
    public abstract void End();
}

/// <summary>Where bytes of a stream are from.</summary>
/// <param name="Time">Of the packet, nanoseconds since 1970.</param>
/// <param name="Offset">Of the first byte in the stream.</param>
/// <param name="Acknowledged">What the packet acknowledged of the other direction, as TCP numbers it.</param>
readonly record struct Origin(long Time, long Offset, uint Acknowledged);
