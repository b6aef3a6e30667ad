using System.Buffers.Binary;

namespace Heliograph.Traffic.Capture;

/// <summary>Finds the network packet inside a frame.</summary>
static class LinkLayer
{
    public const int Ipv4 = 0x0800, Ipv6 = 0x86DD;

    const int LoopbackNull = 0, Ethernet = 1, Ppp = 9, RawOpenBsd = 14, RawBsd = 12, PppSerial = 50, PppEthernet = 51, Raw = 101, CiscoHdlc = 104,
        LoopbackOpenBsd = 108, CookedLinux = 113, OnlyIpv4 = 228, OnlyIpv6 = 229, Nflog = 239, CookedLinux2 = 276;

    /// <summary>Whether frames of this kind can be read.</summary>
    public static bool Knows(int linkType) => linkType is LoopbackNull or Ethernet or Ppp or RawOpenBsd or RawBsd or PppSerial or PppEthernet or Raw or CiscoHdlc
        or LoopbackOpenBsd or CookedLinux or OnlyIpv4 or OnlyIpv6 or Nflog or CookedLinux2;

    /// <param name="linkType">DLT number.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="payload">From the network packet on.</param>
    /// <returns>The EtherType of the payload; 0 where there is none that can be read.</returns>
    public static int Unwrap(int linkType, ReadOnlyMemory<byte> frame, out ReadOnlyMemory<byte> payload)
    {
        payload = default;
        var bytes = frame.Span;
        switch (linkType)
        {
            case Ethernet:
                return UnwrapEthernet(frame, out payload);
            case Raw or RawBsd or RawOpenBsd or OnlyIpv4 or OnlyIpv6:
                payload = frame;
                return ByVersion(bytes);
            case LoopbackNull or LoopbackOpenBsd when bytes.Length > 4:
                // The family's number differs between systems, and its byte order too.
                payload = frame[4..];
                return ByVersion(payload.Span);
            case CookedLinux when bytes.Length > 16:
                return UnwrapTagged(BinaryPrimitives.ReadUInt16BigEndian(bytes[14..]), frame[16..], out payload);
            case CookedLinux2 when bytes.Length > 20:
                return UnwrapTagged(BinaryPrimitives.ReadUInt16BigEndian(bytes), frame[20..], out payload);
            case CiscoHdlc when bytes.Length > 4:
                return UnwrapTagged(BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]), frame[4..], out payload);
            case Ppp or PppSerial:
                return UnwrapPpp(frame, out payload);
            case PppEthernet:
                return UnwrapTagged(0x8864, frame, out payload);
            case Nflog:
                return UnwrapNflog(frame, out payload);
            default:
                return 0;
        }
    }

    public static int UnwrapEthernet(ReadOnlyMemory<byte> frame, out ReadOnlyMemory<byte> payload)
    {
        payload = default;
        if (frame.Length <= 14) return 0;
        return UnwrapTagged(BinaryPrimitives.ReadUInt16BigEndian(frame.Span[12..]), frame[14..], out payload);
    }

    /// <summary>Takes off VLAN tags, MPLS labels and PPPoE sessions.</summary>
    public static int UnwrapTagged(int etherType, ReadOnlyMemory<byte> rest, out ReadOnlyMemory<byte> payload)
    {
        payload = rest;
        for (int depth = 0; depth < 8; depth++)
        {
            var bytes = payload.Span;
            switch (etherType)
            {
                case Ipv4 or Ipv6:
                    return etherType;
                case 0x8100 or 0x88A8 or 0x9100 or 0x9200 when bytes.Length > 4:
                    etherType = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
                    payload = payload[4..];
                    break;
                case 0x8847 or 0x8848 when bytes.Length > 4:
                    bool isLast = (bytes[2] & 1) != 0;
                    payload = payload[4..];
                    if (isLast) return ByVersion(payload.Span);
                    break;
                case 0x8864 when bytes.Length > 6:
                    return UnwrapPpp(payload[6..], out payload);
                default:
                    return 0;
            }
        }
        return 0;
    }

    static int UnwrapPpp(ReadOnlyMemory<byte> frame, out ReadOnlyMemory<byte> payload)
    {
        payload = default;
        var bytes = frame.Span;
        if (bytes.Length > 2 && bytes[0] == 0xFF && bytes[1] == 3) frame = frame[2..];
        bytes = frame.Span;
        if (bytes.Length < 3) return 0;
        // A protocol number whose first byte is odd was compressed to that byte.
        int header = (bytes[0] & 1) != 0 ? 1 : 2;
        int protocol = header == 1 ? bytes[0] : BinaryPrimitives.ReadUInt16BigEndian(bytes);
        payload = frame[header..];
        return protocol switch { 0x21 => Ipv4, 0x57 => Ipv6, _ => 0 };
    }

    static int UnwrapNflog(ReadOnlyMemory<byte> frame, out ReadOnlyMemory<byte> payload)
    {
        const int PayloadAttribute = 9;
        payload = default;
        for (int at = 4; at + 4 <= frame.Length;)
        {
            var bytes = frame.Span[at..];
            // Attributes are in the byte order of the host that captured, which is little endian wherever it matters.
            int length = BinaryPrimitives.ReadUInt16LittleEndian(bytes), type = BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]);
            if (length < 4 || length > bytes.Length) return 0;
            if (type == PayloadAttribute)
            {
                payload = frame.Slice(at + 4, length - 4);
                return ByVersion(payload.Span);
            }
            at += (length + 3) & ~3;
        }
        return 0;
    }

    public static int ByVersion(ReadOnlySpan<byte> packet) => packet.IsEmpty ? 0 : (packet[0] >> 4) switch { 4 => Ipv4, 6 => Ipv6, _ => 0 };
}
