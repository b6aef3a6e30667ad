using System.Buffers.Binary;

namespace Heliograph.Traffic.Capture;

/// <summary>Packets carried inside packets.</summary>
static class Tunnels
{
    const int Vxlan = 4789, VxlanOfLinux = 8472, Geneve = 6081, Gtp = 2152, Teredo = 3544, EthernetInGre = 0x6558;

    /// <returns>The EtherType of what is inside; 0 where it is no tunnel that can be read.</returns>
    public static int OpenGre(ReadOnlyMemory<byte> payload, out ReadOnlyMemory<byte> inner)
    {
        inner = default;
        var bytes = payload.Span;
        if (bytes.Length < 4) return 0;
        int flags = bytes[0], version = bytes[1] & 7, type = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        int header = 4 + ((flags & 0xC0) != 0 ? 4 : 0) + ((flags & 0x20) != 0 ? 4 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
        if (version == 1 && (bytes[1] & 0x80) != 0) header += 4;
        // ERSPAN: a mirrored Ethernet frame after 8 bytes (type II, where GRE has a sequence number) or 12 (type III).
        if (type == 0x88BE && (flags & 0x10) != 0) header += 8;
        if (type == 0x22EB) header += 12;
        if (bytes.Length <= header) return 0;
        inner = payload[header..];
        if (type is EthernetInGre or 0x88BE or 0x22EB) return LinkLayer.UnwrapEthernet(inner, out inner);
        // Enhanced GRE carries PPP.
        return type == 0x880B ? LinkLayer.Unwrap(9, inner, out inner) : LinkLayer.UnwrapTagged(type, inner, out inner);
    }

    /// <inheritdoc cref="OpenGre"/>
    public static int OpenUdp(ReadOnlyMemory<byte> payload, out ReadOnlyMemory<byte> inner)
    {
        inner = default;
        var bytes = payload.Span;
        if (bytes.Length < 16) return 0;
        int source = BinaryPrimitives.ReadUInt16BigEndian(bytes), target = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        var data = payload[8..];
        bytes = data.Span;
        if (target is Vxlan or VxlanOfLinux && (bytes[0] & 0x08) != 0) return LinkLayer.UnwrapEthernet(data[8..], out inner);
        if (target == Geneve && bytes[0] >> 6 == 0) return OpenGeneve(data, out inner);
        if (source == Gtp || target == Gtp) return OpenGtp(data, out inner);
        if (source == Teredo || target == Teredo) return OpenTeredo(data, out inner);
        return 0;
    }

    static int OpenGeneve(ReadOnlyMemory<byte> data, out ReadOnlyMemory<byte> inner)
    {
        inner = default;
        int header = 8 + (data.Span[0] & 0x3F) * 4, type = BinaryPrimitives.ReadUInt16BigEndian(data.Span[2..]);
        if (data.Length <= header) return 0;
        return type == EthernetInGre ? LinkLayer.UnwrapEthernet(data[header..], out inner) : LinkLayer.UnwrapTagged(type, data[header..], out inner);
    }

    static int OpenGtp(ReadOnlyMemory<byte> data, out ReadOnlyMemory<byte> inner)
    {
        const int UserData = 0xFF;
        inner = default;
        var bytes = data.Span;
        if (bytes[0] >> 5 != 1 || bytes[1] != UserData) return 0;
        int header = 8;
        if ((bytes[0] & 7) != 0)
        {
            if (bytes.Length < 12) return 0;
            int extension = (bytes[0] & 4) != 0 ? bytes[11] : 0;
            for (header = 12; extension != 0;)
            {
                if (header >= bytes.Length || bytes[header] == 0) return 0;
                int next = header + bytes[header] * 4;
                if (next > bytes.Length) return 0;
                extension = bytes[next - 1];
                header = next;
            }
        }
        if (header >= bytes.Length) return 0;
        inner = data[header..];
        return LinkLayer.ByVersion(inner.Span);
    }

    static int OpenTeredo(ReadOnlyMemory<byte> data, out ReadOnlyMemory<byte> inner)
    {
        inner = data;
        var bytes = data.Span;
        // RFC 4380, section 5.1.1: authentication and origin may come first.
        if (bytes is [0, 1, var id, var authentication, ..])
        {
            int header = 13 + id + authentication;
            if (header >= bytes.Length) return 0;
            inner = inner[header..];
        }
        if (inner.Span is [0, 0, _, _, _, _, _, _, _, ..]) inner = inner[8..];
        return LinkLayer.ByVersion(inner.Span) == LinkLayer.Ipv6 ? LinkLayer.Ipv6 : 0;
    }

    /// <summary>Whether a datagram to or from port 443 begins like one of QUIC with a long header (RFC 9000, section 17.2).</summary>
    public static bool IsQuic(ReadOnlySpan<byte> udp) =>
        udp.Length > 13 && (BinaryPrimitives.ReadUInt16BigEndian(udp) == 443 || BinaryPrimitives.ReadUInt16BigEndian(udp[2..]) == 443) && (udp[8] & 0xC0) == 0xC0;
}
