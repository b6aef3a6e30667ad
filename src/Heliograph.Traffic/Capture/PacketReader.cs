namespace Heliograph.Traffic.Capture;

/// <summary>Takes packets out of windows. One record that is cut by a window's end waits for the next.</summary>
abstract class PacketReader
{
    /// <summary>Why reading stopped before the end, if it did.</summary>
    public string? Damage { get; protected set; }

    /// <summary>Reads one record.</summary>
    /// <param name="window">Bytes from the record on.</param>
    /// <param name="packet">The packet; without bytes where the record holds none.</param>
    /// <returns>Bytes of the record; 0 where the window does not hold all of it, or <see cref="Damage"/> is set.</returns>
    public abstract int Read(ReadOnlyMemory<byte> window, out Packet packet);
}
