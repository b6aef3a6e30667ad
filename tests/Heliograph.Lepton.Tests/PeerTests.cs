namespace Heliograph.Lepton.Tests;

/// <summary>Against two other programs: what they wrote is read, and what is written here is what they write.</summary>
public sealed class PeerTests
{
    [Theory, InlineData(1), InlineData(4)]
    public void Every_file_of_the_other_programs_unpacks_to_its_jpeg(int parallelism) => Assert.All(TestData.Files(), file =>
    {
        var jpeg = TestData.Read(file.Name);
        // Files of one segment have nothing to decode side by side.
        foreach (var lepton in file.Leptons.Where(l => parallelism == 1 || l.Encoder is "a8" or "b8"))
            Assert.True(jpeg.AsSpan().SequenceEqual(Codec.Unpack(TestData.Read(lepton.Name), new UnpackOptions { Parallelism = parallelism })), lepton.Name);
    });

    [Fact]
    public void With_one_segment_the_data_is_theirs_up_to_the_last_bytes_and_the_file_no_larger()
    {
        long jpegBytes = 0, ours = 0, theirs = 0;
        Assert.All(TestData.Files().Where(f => f.Leptons.Count > 0), file =>
        {
            var jpeg = TestData.Read(file.Name);
            var packed = Codec.Pack(jpeg, new PackOptions { Profile = PackProfile.MaxRatio });
            var data = Codec.Segments(packed)[0];
            foreach (var lepton in file.Leptons.Where(l => l.Encoder is "a1" or "b1"))
            {
                var peer = TestData.Read(lepton.Name);
                var peerData = Codec.Segments(peer)[0];
                if (peer[4] == 1) Assert.InRange(data.AsSpan().CommonPrefixLength(peerData), Math.Max(data.Length, peerData.Length) - 5, data.Length);
                if (lepton.Encoder != "a1") continue;
                Assert.InRange(packed.Length, 0, peer.Length + Math.Max(peer.Length / 500, 64));
                (jpegBytes, ours, theirs) = (jpegBytes + jpeg.Length, ours + packed.Length, theirs + peer.Length);
            }
        });
        Assert.InRange(100.0 * (ours - theirs) / jpegBytes, double.NegativeInfinity, 0.05);
    }

    [Fact, Trait("Vectors", "None")]
    public void What_another_program_packs_is_packed_in_several_segments_too() =>
        Assert.All(TestData.Files().Where(f => f.Leptons.Count > 0), file =>
        {
            var jpeg = TestData.Read(file.Name);
            Assert.True(jpeg.AsSpan().SequenceEqual(Codec.Unpack(Codec.Pack(jpeg, new PackOptions { Profile = PackProfile.LowLatency, Verify = false }))));
        });

    [Theory]
    [InlineData("dn_000_32d08f4a5eb10332506ebedbb9bc7257.jpg", LeptonFault.CoefficientOutOfRange)]
    [InlineData("fourcolorchannels.jpg", LeptonFault.UnsupportedComponents)]
    [InlineData("nonoptimalprogressive.jpg", LeptonFault.VerificationFailed)]
    public void What_cannot_be_made_again_is_refused_with_the_reason(string name, LeptonFault fault)
    {
        _ = TestData.Files();
        Assert.Equal(fault, Assert.Throws<LeptonException>(() => Codec.Pack(TestData.Read(name))).Fault);
    }
}
