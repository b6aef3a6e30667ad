namespace Heliograph.Traffic.Tcp;

/// <summary>One TCP segment as it was captured.</summary>
struct Segment
{
    public FlowKey Flow;

    /// <summary>Whether the sender is the flow's lower end.</summary>
    public bool IsFromLower;

    public uint Sequence, Acknowledged;
    public TcpFlags Flags;

    /// <summary>The captured data; valid until the next window.</summary>
    public ReadOnlyMemory<byte> Data;

    /// <summary>Bytes that the packet had and the capture has not.</summary>
    public int Missing;

    /// <summary>Nanoseconds since 1970.</summary>
    public long Time;
}

[Flags]
enum TcpFlags : byte
{
    None = 0,
    Fin = 1,
    Syn = 2,
    Reset = 4,
    Acknowledge = 16,
}
