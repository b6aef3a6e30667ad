using System.Buffers.Binary;
using System.IO.Compression;

namespace Heliograph.Traffic.Tests.Capture;

public sealed class CaptureFormatTests
{
    static readonly Wire s_wire = new Wire().Open(4000).Ask(4000, "GET /x HTTP/1.1\nHost: a\n\n").Answer(4000, "HTTP/1.1 200 OK\nContent-Length: 2\n\nok");

    public static TheoryData<int, string> LinkTypes => new()
    {
        { 0, "02000000" }, { 0, "00000002" }, { 108, "00000002" }, { 12, "" }, { 14, "" }, { 101, "" }, { 228, "" },
        { 113, "00000001000600000000000000000800" }, { 276, "0800000000000001000100060000000000000000" }, { 9, "FF030021" }, { 50, "21" }, { 104, "0F000800" },
        { 1, "0102030405060708090A0B0C0800" }, { 1, "0102030405060708090A0B0C810000640800" }, { 1, "0102030405060708090A0B0C88A80064810000650800" },
        { 1, "0102030405060708090A0B0C884700064040" + "00064140" }, { 1, "0102030405060708090A0B0C8864110000010064" + "0021" },
    };

    [Theory, MemberData(nameof(LinkTypes))]
    public void Frames_of_each_kind_are_unwrapped(int linkType, string header)
    {
        byte[] frame = Convert.FromHexString(header);
        AssertListed(Wire.Pcap(linkType, s_wire.Pieces.Select(p => ((byte[])[.. frame, .. Wire.Ipv4(p)], p.Microseconds))));
    }

    [Fact]
    public void IPv6_and_nflog_are_unwrapped()
    {
        AssertListed(Wire.Pcap(229, s_wire.Pieces.Select(p => (Wire.Ipv6(p), p.Microseconds))));
        AssertListed(Wire.Pcap(239, s_wire.Pieces.Select(p =>
        {
            byte[] packet = Wire.Ipv4(p);
            return ((byte[])[2, 0, 0, 0, 8, 0, 1, 0, 8, 0, 0, 0, (byte)(packet.Length + 4), (byte)((packet.Length + 4) >> 8), 9, 0, .. packet], p.Microseconds);
        })));
    }

    [Theory]
    [InlineData(4789, "0800000000006400" + "0102030405060708090A0B0C0800")]
    [InlineData(6081, "0000655800006400" + "0102030405060708090A0B0C0800")]
    [InlineData(2152, "30FF000000000001")]
    public void Tunnels_over_UDP_are_opened(int port, string header)
    {
        byte[] inside = Convert.FromHexString(header);
        AssertListed(Wire.Pcap(101, s_wire.Pieces.Select(p =>
        {
            byte[] data = [.. inside, .. Wire.Ipv4(p)];
            byte[] udp = [0x30, 0x39, (byte)(port >> 8), (byte)port, (byte)((data.Length + 8) >> 8), (byte)(data.Length + 8), 0, 0, .. data];
            return (Wire.Ipv4(17, true, udp), p.Microseconds);
        })));
    }

    [Fact]
    public void Tunnels_over_IP_are_opened()
    {
        AssertListed(Wire.Pcap(101, s_wire.Pieces.Select(p => (Wire.Ipv4(4, true, Wire.Ipv4(p)), p.Microseconds))));
        AssertListed(Wire.Pcap(101, s_wire.Pieces.Select(p => (Wire.Ipv4(41, true, Wire.Ipv6(p)), p.Microseconds))));
        AssertListed(Wire.Pcap(101, s_wire.Pieces.Select(p => (Wire.Ipv4(47, true, [0, 0, 8, 0, .. Wire.Ipv4(p)]), p.Microseconds))));
    }

    [Fact]
    public void Fragments_are_put_together_in_any_order()
    {
        var frames = s_wire.Pieces.SelectMany((p, n) =>
        {
            byte[] tcp = Wire.Tcp(p);
            if (p.Data.Length == 0) return [(Wire.Ipv4(6, p.FromClient, tcp), p.Microseconds)];
            return ((byte[], long)[])
            [
                (Wire.Ipv4(6, p.FromClient, tcp[32..], n, 4), p.Microseconds),
                (Wire.Ipv4(6, p.FromClient, tcp[..24], n, 0x2000), p.Microseconds),
                (Wire.Ipv4(6, p.FromClient, tcp[16..32], n, 0x2000 | 2), p.Microseconds),
            ];
        });
        AssertListed(Wire.Pcap(101, frames));
    }

    [Fact]
    public void Padding_is_not_data() => AssertListed(Wire.Pcap(1, s_wire.Pieces.Select(p => ((byte[])[.. Wire.Ethernet(0x0800, Wire.Ipv4(p)), 0, 0, 0, 0, 0, 0], p.Microseconds))));

    [Fact]
    public void Both_byte_orders_and_nanoseconds_are_read()
    {
        byte[] capture = s_wire.Pcap();
        byte[] swapped = [.. capture];
        for (int at = 0; at < 24; at += 4) swapped.AsSpan(at, 4).Reverse();
        for (int at = 24; at < swapped.Length;)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(swapped.AsSpan(at + 8));
            for (int field = 0; field < 16; field += 4) swapped.AsSpan(at + field, 4).Reverse();
            at += 16 + length;
        }
        Assert.Equal(Listed.Text(capture), Listed.Text(swapped));
        byte[] finer = [.. capture];
        (finer[0], finer[1]) = (0x4D, 0x3C);
        AssertListed(finer);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void The_newer_format_lists_what_the_classic_one_does(bool bigEndian) => Assert.Equal(Listed.Text(s_wire.Pcap()), Listed.Text(Pcapng.Of(s_wire, bigEndian)));

    [Fact]
    public void A_file_is_what_its_content_says()
    {
        string folder = Directory.CreateTempSubdirectory("heliograph-traffic").FullName;
        try
        {
            string plain = Path.Combine(folder, "a.txt"), packed = Path.Combine(folder, "b.har");
            File.WriteAllBytes(plain, s_wire.Pcap());
            using (var gzip = new GZipStream(File.Create(packed), CompressionLevel.Fastest)) gzip.Write(Pcapng.Of(s_wire, bigEndian: false));
            Assert.Equal(Listed.Text(s_wire.Pcap()), Listed.File(plain));
            Assert.Equal(Listed.Text(s_wire.Pcap()), Listed.File(packed));

            string other = Path.Combine(folder, "c.pcap");
            File.WriteAllText(other, "something else");
            var fault = Assert.Throws<TrafficException>(() => Listed.File(other));
            Assert.Equal(TrafficError.UnknownFile, fault.Error);
            Assert.Contains("neither a capture", fault.Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_capture_that_is_cut_off_lists_what_it_has()
    {
        byte[] capture = s_wire.Pcap();
        for (int length = 24; length < capture.Length; length++)
        {
            Listed.Text(capture[..length], 1, out var summary);
            Assert.True(summary.Damage is null or not "");
        }
        Listed.Text(capture[..^1], 1, out var cut);
        Assert.Contains("cut off", cut.Damage);
    }

    [Fact]
    public void Every_packet_is_counted_once()
    {
        var frames = s_wire.Pieces.Select(p => (Wire.Ethernet(0x0800, Wire.Ipv4(p)), p.Microseconds))
            .Append((Wire.Ethernet(0x0806, new byte[28]), 9_000L)).Append((Wire.Ethernet(0x0800, Wire.Ipv4(1, true, new byte[8])), 9_100L)).Append((Wire.Ethernet(0x0800, [0x45, 0, 0]), 9_200L));
        Listed.Text(Wire.Pcap(1, frames), 1, out var summary);
        var packets = summary.Stages[0];
        Assert.Equal(s_wire.Pieces.Count + 3, packets.In);
        Assert.Equal(s_wire.Pieces.Count, packets.Out);
        Assert.Equal(packets.In - packets.Out, packets.Noted.Values.Sum());
    }

    static void AssertListed(byte[] capture) => Assert.Equal(("GET", "/x", 200, 2), Assert.Single(Listed.Lines(capture)) is var l ? (l.Method, l.Uri, l.Status, l.ResponseBytes) : default);
}
