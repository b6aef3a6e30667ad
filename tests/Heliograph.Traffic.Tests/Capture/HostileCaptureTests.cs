using System.Buffers.Binary;
using CsCheck;

namespace Heliograph.Traffic.Tests.Capture;

public sealed class HostileCaptureTests
{
    const int Mutants = 200, LongPackets = 1_000_000, LearntOf = 20;

    static bool IsLong => Environment.GetEnvironmentVariable("HELIOGRAPH_LONG") == "1";

    /// <summary>With HELIOGRAPH_LONG, until a million mutated packets were read.</summary>
    [Fact]
    public void Mutated_packets_never_break_the_reader_nor_make_it_grow()
    {
        // Of pcap, only what is in packets changes, or a mutant would end with its first changed length; of pcapng, anything beyond the first block.
        (byte[] Bytes, int[] Changeable)[] captures = [Pcap(Conversations.Varied()), Pcap(Conversations.Numbered(5, 12)), Pcapng(Conversations.Varied()), Pcap(Conversations.Varied())];
        long packets = 0;
        for (int i = 0; IsLong ? packets < LongPackets : i < Mutants; i++)
        {
            var random = new Random(i);
            var (bytes, changeable) = captures[i % captures.Length];
            byte[] mutant = [.. bytes];
            // About one change a packet.
            for (int changes = mutant.Length / 90; changes > 0; changes--) Mutate(mutant, changeable, random);
            Listed.Text(mutant, 1 + i % 3, out var summary);
            Assert.All(summary.Stages, stage => Assert.True(stage.In >= 0 && stage.Out >= 0));
            packets += summary.Stages[0].In;
            if (i % LearntOf == 0) AssertAllCanBeWritten(Api.Learn([mutant]));
        }
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) < 200_000_000, "What mutants left in memory does not go away.");
    }

    static (byte[], int[]) Pcap(Wire wire)
    {
        byte[] capture = wire.Pcap();
        var changeable = new List<int>();
        for (int at = 24; at < capture.Length;)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(capture.AsSpan(at + 8));
            changeable.AddRange(Enumerable.Range(at + 16, length));
            at += 16 + length;
        }
        return (capture, [.. changeable]);
    }

    static (byte[], int[]) Pcapng(Wire wire)
    {
        byte[] capture = Tests.Capture.Pcapng.Of(wire, bigEndian: false);
        return (capture, [.. Enumerable.Range(24, capture.Length - 24)]);
    }

    static void AssertAllCanBeWritten(ApiSnapshot snapshot)
    {
        var specification = snapshot.ToSpecification();
        Assert.Empty(specification.Validate());
        Assert.NotEmpty(Api.Text(specification, OpenApi.SpecificationFormat.Yaml));
        snapshot.WriteHtml(Stream.Null, snapshot.FindProblems(specification));
        snapshot.WriteMap(Stream.Null);
    }

    static void Mutate(byte[] capture, int[] changeable, Random random)
    {
        int at = changeable[random.Next(changeable.Length)];
        switch (random.Next(4))
        {
            case 0: capture[at] = (byte)random.Next(256); break;
            case 1: capture[at] ^= (byte)(1 << random.Next(8)); break;
            case 2: capture[at] = 0xFF; break;
            default:
                int length = random.Next(1, 40), from = changeable[random.Next(changeable.Length)];
                // Within the packet, or the next one's length would change.
                for (int i = 0; i < length && from + i < capture.Length && Array.BinarySearch(changeable, at + i) >= 0; i++) capture[at + i] = capture[from + i];
                break;
        }
    }

    [Fact]
    public void Bytes_by_chance_are_refused_or_listed() =>
        Gen.Byte.Array[0, 400].Holds(bytes => Listed.Text([0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 1, 0, 0, 0, .. bytes]).Length >= 0, iter: 300);

    [Fact]
    public void Holes_and_open_requests_without_end_are_bounded()
    {
        var wire = new Wire().Open(4000);
        wire.Ask(4000, "GET /first HTTP/1.1\n\n");
        for (int i = 0; i < 3_000; i++) wire.Ask(4000, $"GET /{i} HTTP/1.1\n\n");
        var pieces = wire.Pieces.Where((_, n) => n != 3).ToList();
        var lines = Listed.Lines(Wire.Pcap(pieces));
        Assert.Equal(3_000, lines.Count);
        Assert.All(lines, l => Assert.Null(l.Status));
    }
}
