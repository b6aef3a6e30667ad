using CsCheck;

namespace Heliograph.Traffic.Tests.Capture;

/// <summary>Changes to a capture that change nothing that was said.</summary>
public sealed class MetamorphicTests
{
    static readonly Wire s_wire = Conversations.Varied();
    static readonly string s_expected = Listed.Text(s_wire.Pcap());

    [Fact]
    public void A_little_of_everything_is_listed()
    {
        var lines = Listed.Lines(s_expected);
        Assert.Equal(
        [
            ("GET", "/photos/1", 200, 0, 8), ("POST", "/photos", 201, 8, 2), ("HEAD", "/photos/2", 200, 0, 0), ("GET", "/photos/3", 304, 0, 0), ("DELETE", "/photos/4", 204, 0, 0),
            ("GET", "/old", 200, 0, 13), ("PUT", "/photos/5", 404, 11, 0), ("CONNECT", "b.example:443", 200, 0, 0), ("GET", "/unanswered", (int?)null, 0, 0),
        ], lines.Select(l => (l.Method!, l.Uri!, l.Status, l.RequestBytes, l.ResponseBytes)));
        Assert.Equal("10.0.0.1:4001", lines[0].Client);
        Assert.Equal("10.0.0.2:80", lines[0].Server);
    }

    [Fact]
    public void Splitting_a_packet_at_any_byte_changes_nothing()
    {
        for (int i = 0; i < s_wire.Pieces.Count; i++)
            for (int at = 1; at < s_wire.Pieces[i].Data.Length; at++)
                AssertSame(s_wire.Pieces.SelectMany((p, n) => n == i ? p.SplitAt(at) : [p]));
    }

    [Fact]
    public void Packets_of_one_byte_each_change_nothing() =>
        AssertSame(s_wire.Pieces.SelectMany(p => p.Data.Length < 2 ? [p] : Enumerable.Range(0, p.Data.Length).Select(b => p with { Data = [p.Data[b]], Sequence = p.Sequence + (uint)b })));

    [Fact]
    public void Sending_any_packet_again_at_any_later_place_changes_nothing()
    {
        var pieces = s_wire.Pieces;
        for (int i = 0; i < pieces.Count; i++)
            for (int at = i + 1; at <= pieces.Count; at++)
                AssertSame([.. pieces[..at], pieces[i], .. pieces[at..]]);
    }

    [Fact]
    public void Exchanging_any_two_packets_that_are_near_changes_nothing()
    {
        for (int i = 0; i < s_wire.Pieces.Count; i++)
            for (int j = i + 1; j < Math.Min(s_wire.Pieces.Count, i + 8); j++)
            {
                var pieces = s_wire.Pieces.ToList();
                (pieces[i], pieces[j]) = (pieces[j], pieces[i]);
                AssertSame(pieces);
            }
    }

    [Fact]
    public void Both_halves_of_a_packet_may_come_in_the_wrong_order()
    {
        for (int i = 0; i < s_wire.Pieces.Count; i++)
            for (int at = 1; at < s_wire.Pieces[i].Data.Length; at++)
                AssertSame(s_wire.Pieces.SelectMany((p, n) => n == i ? p.SplitAt(at).Reverse() : [p]));
    }

    [Fact]
    public void Shuffled_split_and_repeated_packets_change_nothing() =>
        Gen.Int[0, int.MaxValue].Holds(seed =>
        {
            var random = new Random(seed);
            var pieces = s_wire.Pieces.SelectMany(p => p.SplitAt(random.Next(p.Data.Length + 1))).SelectMany(p => random.Next(5) == 0 ? [p, p] : (Piece[])[p]);
            AssertSame(pieces.Select((p, n) => (Piece: p, At: n + random.NextDouble() * 6)).OrderBy(p => p.At).Select(p => p.Piece));
        }, iter: 150);

    [Theory, InlineData(2), InlineData(3), InlineData(7), InlineData(16)]
    public void Any_number_of_shards_lists_the_same(int shards)
    {
        Assert.Equal(s_expected, Listed.Text(s_wire.Pcap(), shards));
        byte[] numbered = Conversations.Numbered(13, 40).Pcap();
        Assert.Equal(Listed.Text(numbered), Listed.Text(numbered, shards));
    }

    static void AssertSame(IEnumerable<Piece> pieces) => Assert.Equal(s_expected, Listed.Text(Wire.Pcap(pieces)));
}
