namespace Heliograph.Traffic.Capture;

/// <summary>What became of packets. Each was either a segment of TCP or is counted under why it was not.</summary>
sealed class PacketCounts
{
    public long Packets, Bytes, Segments, UnknownLink, NotIp, NotTcp, Quic, Truncated, Fragments, LostFragments, TooNested;
}
