using System.Buffers.Binary;
using System.Text;

namespace Heliograph.Traffic.Tests;

/// <summary>A segment to be captured.</summary>
/// <param name="Port">Of the client; tells connections apart.</param>
/// <param name="Microseconds">Since the capture began.</param>
sealed record Piece(int Port, bool FromClient, uint Sequence, uint Acknowledged, byte Flags, byte[] Data, long Microseconds)
{
    public const byte Fin = 1, Syn = 2, Ack = 16;

    /// <summary>The same bytes as two segments.</summary>
    public IEnumerable<Piece> SplitAt(int at) =>
        at <= 0 || at >= Data.Length ? [this] : [this with { Data = Data[..at], Flags = Ack }, this with { Data = Data[at..], Sequence = Sequence + (uint)at }];
}

/// <summary>Connections as a capture would have them.</summary>
sealed class Wire
{
    readonly Dictionary<int, (uint Client, uint Server)> _next = [];
    long _clock;

    public List<Piece> Pieces { get; } = [];

    public Wire Open(int port, uint clientStart = 1000, uint serverStart = 77_000)
    {
        Add(port, true, Piece.Syn, clientStart, 0, []);
        Add(port, false, Piece.Syn | Piece.Ack, serverStart, clientStart + 1, []);
        _next[port] = (clientStart + 1, serverStart + 1);
        return Say(port, true, []);
    }

    public Wire Ask(int port, string text) => Say(port, true, Encoding.Latin1.GetBytes(text.ReplaceLineEndings("\r\n")));

    public Wire Answer(int port, string text) => Say(port, false, Encoding.Latin1.GetBytes(text.ReplaceLineEndings("\r\n")));

    public Wire Say(int port, bool fromClient, byte[] data, byte flags = Piece.Ack)
    {
        var (client, server) = _next[port];
        Add(port, fromClient, flags, fromClient ? client : server, fromClient ? server : client, data);
        uint length = (uint)(data.Length + (flags & Piece.Fin));
        _next[port] = fromClient ? (client + length, server) : (client, server + length);
        return this;
    }

    public Wire Close(int port) => Say(port, false, [], Piece.Fin | Piece.Ack).Say(port, true, [], Piece.Fin | Piece.Ack);

    void Add(int port, bool fromClient, byte flags, uint sequence, uint acknowledged, byte[] data) =>
        Pieces.Add(new(port, fromClient, sequence, acknowledged, flags, data, _clock += 500));

    public byte[] Pcap() => Pcap(Pieces);

    /// <summary>A classic capture of Ethernet frames.</summary>
    public static byte[] Pcap(IEnumerable<Piece> pieces) => Pcap(1, pieces.Select(p => (Ethernet(0x0800, Ipv4(p)), p.Microseconds)));

    public static byte[] Pcap(int linkType, IEnumerable<(byte[] Frame, long Microseconds)> frames)
    {
        var file = new MemoryStream();
        file.Write([0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, (byte)linkType, (byte)(linkType >> 8), 0, 0]);
        Span<byte> header = stackalloc byte[16];
        foreach (var (frame, microseconds) in frames)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(header, (uint)(1_700_000_000 + microseconds / 1_000_000));
            BinaryPrimitives.WriteUInt32LittleEndian(header[4..], (uint)(microseconds % 1_000_000));
            BinaryPrimitives.WriteInt32LittleEndian(header[8..], frame.Length);
            BinaryPrimitives.WriteInt32LittleEndian(header[12..], frame.Length);
            file.Write(header);
            file.Write(frame);
        }
        return file.ToArray();
    }

    public static byte[] Ethernet(int type, byte[] payload) => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, (byte)(type >> 8), (byte)type, .. payload];

    public static byte[] Ipv4(Piece piece)
    {
        byte[] tcp = Tcp(piece);
        return Ipv4(6, piece.FromClient, tcp);
    }

    public static byte[] Ipv4(int protocol, bool fromClient, byte[] payload, int identification = 0, int fragment = 0)
    {
        byte[] header = [0x45, 0, 0, 0, (byte)(identification >> 8), (byte)identification, (byte)(fragment >> 8), (byte)fragment, 64, (byte)protocol, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2];
        if (!fromClient) (header[15], header[19]) = (2, 1);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)(20 + payload.Length));
        return [.. header, .. payload];
    }

    public static byte[] Ipv6(Piece piece)
    {
        byte[] tcp = Tcp(piece);
        byte[] header = new byte[40];
        (header[0], header[4], header[5], header[6], header[7]) = (0x60, (byte)(tcp.Length >> 8), (byte)tcp.Length, 6, 64);
        (header[23], header[39]) = piece.FromClient ? ((byte)1, (byte)2) : ((byte)2, (byte)1);
        return [.. header, .. tcp];
    }

    public static byte[] Tcp(Piece piece)
    {
        byte[] header = new byte[20];
        BinaryPrimitives.WriteUInt16BigEndian(header, (ushort)(piece.FromClient ? piece.Port : 80));
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)(piece.FromClient ? 80 : piece.Port));
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), piece.Sequence);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(8), piece.Acknowledged);
        (header[12], header[13]) = (0x50, piece.Flags);
        return [.. header, .. piece.Data];
    }
}
