using System.Buffers.Binary;
using Heliograph.Traffic.Tcp;

namespace Heliograph.Traffic.Capture;

/// <summary>From a captured packet to the segment of TCP in it, through whatever it was wrapped in.</summary>
sealed class Dissector
{
    const int MaxDepth = 8;

    // Protocol numbers of IP.
    const int HopByHop = 0, Ipv4InIp = 4, TcpNumber = 6, Udp = 17, Ipv6InIp = 41, Routing = 43, Fragment = 44, Gre = 47, Authentication = 51, Destinations = 60;

    readonly FragmentTable _fragments = new();

    public PacketCounts Counts { get; } = new();

    /// <returns>Whether there was a segment; if not, <see cref="Counts"/> says why.</returns>
    public bool TryDissect(in Packet packet, out Segment segment)
    {
        segment = default;
        Counts.Packets++;
        Counts.Bytes += packet.Bytes.Length;
        if (!LinkLayer.Knows(packet.LinkType))
        {
            Counts.UnknownLink++;
            return false;
        }
        int etherType = LinkLayer.Unwrap(packet.LinkType, packet.Bytes, out var payload);
        if (!TryNetwork(etherType, payload, packet.Time, 0, ref segment)) return false;
        segment.Time = packet.Time;
        Counts.Segments++;
        return true;
    }

    bool TryNetwork(int etherType, ReadOnlyMemory<byte> packet, long time, int depth, ref Segment segment)
    {
        if (depth > MaxDepth)
        {
            Counts.TooNested++;
            return false;
        }
        switch (etherType)
        {
            case LinkLayer.Ipv4: return TryIpv4(packet, time, depth, ref segment);
            case LinkLayer.Ipv6: return TryIpv6(packet, time, depth, ref segment);
            default:
                Counts.NotIp++;
                return false;
        }
    }

    bool TryIpv4(ReadOnlyMemory<byte> packet, long time, int depth, ref Segment segment)
    {
        var bytes = packet.Span;
        if (bytes.Length < 20) return IsTruncated();
        int header = (bytes[0] & 15) * 4, total = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        if (header < 20 || bytes.Length < header) return IsTruncated();
        // A network card that segments for the kernel is handed packets that say 0.
        if (total == 0) total = bytes.Length;
        if (total < header) return IsTruncated();
        var source = Endpoint.Map(BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]));
        var target = Endpoint.Map(BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]));
        int protocol = bytes[9], fragment = BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]);
        var payload = packet[header..Math.Min(total, bytes.Length)];
        int missing = total - Math.Min(total, bytes.Length);
        if ((fragment & 0x3FFF) != 0)
        {
            Counts.Fragments++;
            var key = new FragmentKey(source, target, BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]), protocol);
            if (!_fragments.TryComplete(key, (fragment & 0x1FFF) * 8, (fragment & 0x2000) != 0, payload.Span, time, Counts, out payload)) return false;
            missing = 0;
        }
        return TryTransport(protocol, source, target, payload, missing, time, depth, ref segment);
    }

    bool TryIpv6(ReadOnlyMemory<byte> packet, long time, int depth, ref Segment segment)
    {
        var bytes = packet.Span;
        if (bytes.Length < 40) return IsTruncated();
        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]), protocol = bytes[6];
        int total = length == 0 ? bytes.Length : 40 + length;
        var (source, target) = (BinaryPrimitives.ReadUInt128BigEndian(bytes[8..]), BinaryPrimitives.ReadUInt128BigEndian(bytes[24..]));
        var payload = packet[40..Math.Min(total, bytes.Length)];
        int missing = total - Math.Min(total, bytes.Length);
        for (int extensions = 0; protocol is HopByHop or Routing or Destinations or Authentication or Fragment; extensions++)
        {
            var extension = payload.Span;
            if (extension.Length < 8 || extensions > MaxDepth) return IsTruncated();
            int next = extension[0];
            if (protocol == Fragment)
            {
                Counts.Fragments++;
                int at = BinaryPrimitives.ReadUInt16BigEndian(extension[2..]);
                var key = new FragmentKey(source, target, BinaryPrimitives.ReadUInt32BigEndian(extension[4..]), next);
                if (!_fragments.TryComplete(key, at & ~7, (at & 1) != 0, extension[8..], time, Counts, out payload)) return false;
                missing = 0;
            }
            else
            {
                int skip = protocol == Authentication ? (extension[1] + 2) * 4 : (extension[1] + 1) * 8;
                if (skip > extension.Length) return IsTruncated();
                payload = payload[skip..];
            }
            protocol = next;
        }
        return TryTransport(protocol, source, target, payload, missing, time, depth, ref segment);
    }

    bool TryTransport(int protocol, UInt128 source, UInt128 target, ReadOnlyMemory<byte> payload, int missing, long time, int depth, ref Segment segment)
    {
        switch (protocol)
        {
            case TcpNumber: return TryTcp(source, target, payload, missing, ref segment);
            case Ipv4InIp: return TryNetwork(LinkLayer.Ipv4, payload, time, depth + 1, ref segment);
            case Ipv6InIp: return TryNetwork(LinkLayer.Ipv6, payload, time, depth + 1, ref segment);
            case Gre when Tunnels.OpenGre(payload, out var inner) is not 0 and var etherType:
                return TryNetwork(etherType, inner, time, depth + 1, ref segment);
            case Udp when Tunnels.OpenUdp(payload, out var inner) is not 0 and var etherType:
                return TryNetwork(etherType, inner, time, depth + 1, ref segment);
            case Udp when Tunnels.IsQuic(payload.Span):
                Counts.Quic++;
                return false;
            default:
                Counts.NotTcp++;
                return false;
        }
    }

    bool TryTcp(UInt128 source, UInt128 target, ReadOnlyMemory<byte> payload, int missing, ref Segment segment)
    {
        var bytes = payload.Span;
        if (bytes.Length < 20) return IsTruncated();
        int header = (bytes[12] >> 4) * 4;
        if (header < 20) return IsTruncated();
        if (header > bytes.Length)
        {
            // The capture cut the options; what follows them is missing too.
            missing -= header - bytes.Length;
            if (missing < 0) return IsTruncated();
            header = bytes.Length;
        }
        segment.Flow = FlowKey.Between(new(source, BinaryPrimitives.ReadUInt16BigEndian(bytes)), new(target, BinaryPrimitives.ReadUInt16BigEndian(bytes[2..])), out segment.IsFromLower);
        segment.Sequence = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        segment.Acknowledged = BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]);
        segment.Flags = (TcpFlags)(bytes[13] & (byte)(TcpFlags.Fin | TcpFlags.Syn | TcpFlags.Reset | TcpFlags.Acknowledge));
        segment.Data = payload[header..];
        segment.Missing = missing;
        return true;
    }

    bool IsTruncated()
    {
        Counts.Truncated++;
        return false;
    }
}
