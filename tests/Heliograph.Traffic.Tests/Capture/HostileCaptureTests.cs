using CsCheck;

namespace Heliograph.Traffic.Tests.Capture;

public sealed class HostileCaptureTests
{
    const int MutantsOfACapture = 200, LongMutants = 5_000, LearntOf = 20;

    static bool IsLong => Environment.GetEnvironmentVariable("HELIOGRAPH_LONG") == "1";

    /// <summary>With HELIOGRAPH_LONG, 5,000 mutants of captures of some 200 packets: a million mutated packets.</summary>
    [Fact]
    public void Mutated_packets_never_break_the_reader_nor_make_it_grow()
    {
        byte[][] captures = [Conversations.Varied().Pcap(), Conversations.Numbered(5, 12).Pcap(), Pcapng.Of(Conversations.Varied(), bigEndian: false)];
        long packets = 0;
        int mutants = IsLong ? LongMutants : MutantsOfACapture;
        for (int i = 0; i < mutants; i++)
        {
            var random = new Random(i);
            byte[] mutant = [.. captures[i % captures.Length]];
            // Beyond the file's header, so that it stays a capture; about one change a packet.
            for (int changes = mutant.Length / 90; changes > 0; changes--) Mutate(mutant, random);
            Listed.Text(mutant, 1 + i % 3, out var summary);
            Assert.All(summary.Stages, stage => Assert.True(stage.In >= 0 && stage.Out >= 0));
            packets += summary.Stages[0].In;
            if (i % LearntOf == 0) AssertAllCanBeWritten(Api.Learn([mutant]));
        }
        if (IsLong) Assert.InRange(packets, 1_000_000, long.MaxValue);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) < 200_000_000, "What mutants left in memory does not go away.");
    }

    static void AssertAllCanBeWritten(ApiSnapshot snapshot)
    {
        var specification = snapshot.ToSpecification();
        Assert.Empty(specification.Validate());
        Assert.NotEmpty(Api.Text(specification, OpenApi.SpecificationFormat.Yaml));
        snapshot.WriteHtml(Stream.Null, snapshot.FindProblems(specification));
        snapshot.WriteMap(Stream.Null);
    }

    static void Mutate(byte[] capture, Random random)
    {
        int at = random.Next(24, capture.Length);
        switch (random.Next(4))
        {
            case 0: capture[at] = (byte)random.Next(256); break;
            case 1: capture[at] ^= (byte)(1 << random.Next(8)); break;
            case 2: capture[at] = 0xFF; break;
            default:
                int length = Math.Min(random.Next(1, 40), capture.Length - at), from = random.Next(24, capture.Length - length);
                capture.AsSpan(from, length).CopyTo(capture.AsSpan(at));
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
