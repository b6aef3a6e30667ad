namespace Heliograph.Traffic.Tcp;

/// <summary>What became of segments and their bytes.</summary>
sealed class TcpCounts
{
    public long Segments, Delivered, Retransmitted, Lost, Flows, Evicted;
}
