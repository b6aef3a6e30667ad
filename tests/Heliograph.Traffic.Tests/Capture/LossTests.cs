using CsCheck;

namespace Heliograph.Traffic.Tests.Capture;

public sealed class LossTests
{
    [Fact]
    public void One_per_cent_loss_keeps_what_it_does_not_touch_and_mispairs_nothing()
    {
        var wire = Conversations.Numbered(6, 60);
        Gen.Int[0, int.MaxValue].Holds(seed =>
        {
            var random = new Random(seed);
            var lost = wire.Pieces.Where(_ => random.Next(100) == 0).ToHashSet();
            var lines = Listed.Lines(Wire.Pcap(wire.Pieces.Where(p => !lost.Contains(p))));
            var touched = lost.Where(p => p.Data.Length > 0).Select(p => Touched(wire, p)).ToHashSet();

            var listed = lines.Where(l => l.Uri is not null).ToDictionary(l => l.Uri!);
            foreach (var line in listed.Values.Where(l => l.Status is not null && !touched.Contains(l.Uri!)))
                Assert.Equal(BytesFor(line.Uri!), line.ResponseBytes);
            foreach (var line in listed.Values.Where(l => l.Status is not null))
                Assert.True(line.ResponseBytes <= BytesFor(line.Uri!), $"{line.Uri} has {line.ResponseBytes} bytes.");
            var kept = Enumerable.Range(0, 6).SelectMany(c => Enumerable.Range(0, 60).Select(i => $"/item/{c:D2}{i:D4}")).Where(uri => !touched.Contains(uri)).ToArray();
            var missing = kept.Where(uri => !listed.TryGetValue(uri, out var line) || line.Status is null).ToArray();
            Assert.True(missing.Length == 0, $"Not listed whole: {string.Join(' ', missing)}");
        }, iter: 30);
    }

    static int BytesFor(string uri) => 1000 + int.Parse(uri.AsSpan(6), System.Globalization.CultureInfo.InvariantCulture);

    static string Touched(Wire wire, Piece lost)
    {
        // The last request of its connection up to the piece.
        var asked = wire.Pieces.Last(p => p.Port == lost.Port && p.FromClient && p.Data.Length > 0 && p.Microseconds <= lost.Microseconds);
        string text = System.Text.Encoding.Latin1.GetString(asked.Data);
        return text.Split(' ')[1];
    }

    [Fact]
    public void A_hole_in_a_body_leaves_the_exchange_its_place()
    {
        var wire = Conversations.Numbered(1, 3);
        int hole = wire.Pieces.FindIndex(p => p.Data.Length > 900 && !p.FromClient) + 1;
        wire.Pieces.RemoveAt(hole);
        var lines = Listed.Lines(wire.Pcap());
        Assert.Equal([("/item/000000", 200), ("/item/000001", 200), ("/item/000002", 200)], lines.Select(l => (l.Uri!, l.Status!.Value)));
        Assert.Equal([900, 1001, 1002], lines.Select(l => l.ResponseBytes));
    }

    [Fact]
    public void A_capture_that_begins_in_the_middle_pairs_what_it_has()
    {
        var wire = Conversations.Numbered(1, 4);
        // Without the handshake and the first request: its answer is nobody's.
        var lines = Listed.Lines(Wire.Pcap(wire.Pieces.Skip(4)));
        Assert.Equal(["/item/000001", "/item/000002", "/item/000003"], lines.Where(l => l.Uri is not null).Select(l => l.Uri));
        Assert.Equal([1001, 1002, 1003], lines.Where(l => l.Uri is not null).Select(l => l.ResponseBytes));
    }

    [Theory, InlineData(false), InlineData(true)]
    public void One_exchange_without_its_handshake_is_paired_whichever_end_has_the_lower_address(bool clientIsUpper)
    {
        var wire = new Wire().Open(4000).Ask(4000, "GET /x HTTP/1.1\n\n").Answer(4000, "HTTP/1.1 200 OK\nContent-Length: 0\n\n");
        var frames = wire.Pieces.Skip(3).Select(p =>
        {
            byte[] packet = Wire.Ipv4(p);
            if (clientIsUpper) (packet[15], packet[19]) = (packet[19], packet[15]);
            return (packet, p.Microseconds);
        });
        Assert.Equal(("/x", 200), Assert.Single(Listed.Lines(Wire.Pcap(101, frames))) is var l ? (l.Uri!, l.Status) : default);
    }

    [Fact]
    public void A_capture_without_ends_of_connections_lists_all()
    {
        var wire = Conversations.Numbered(2, 3);
        Assert.Equal(6, Listed.Lines(Wire.Pcap(wire.Pieces.Where(p => (p.Flags & Piece.Fin) == 0))).Count);
    }
}
