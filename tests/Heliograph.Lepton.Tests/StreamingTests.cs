namespace Heliograph.Lepton.Tests;

[Trait("Vectors", "None")]
public sealed class StreamingTests
{
    static readonly byte[] s_jpeg = new MadeJpegs.Recipe(1600, 1200, 3, 0, 90, true, false, 0, 1).Make();

    /// <summary>Gives a file's bytes out a few at a time, and may do something at one of them.</summary>
    sealed class SlowFile(byte[] bytes, int atByte = int.MaxValue, Action? then = null) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            if (Position >= atByte) then?.Invoke();
            return base.Read(buffer, offset, Math.Min(count, 1000));
        }
    }

    [Fact]
    public void First_bytes_come_before_the_file_is_read_whole()
    {
        var lepton = Codec.Pack(s_jpeg, new PackOptions { Profile = PackProfile.MaxRatio, Verify = false });
        var file = new SlowFile(lepton);
        using var jpeg = LeptonCodec.OpenRead(file, cancel: TestContext.Current.CancellationToken);
        Assert.Equal(s_jpeg.Length, jpeg.Length);
        var first = new byte[s_jpeg.Length / 10];
        jpeg.ReadExactly(first);
        Assert.Equal(s_jpeg[..first.Length], first);
        Assert.InRange(file.Position, 1, lepton.Length / 2);
    }

    [Fact]
    public async Task A_stream_that_is_read_to_its_end_has_the_file()
    {
        using var jpeg = LeptonCodec.OpenRead(new MemoryStream(Codec.Pack(s_jpeg)), cancel: TestContext.Current.CancellationToken);
        using var copy = new MemoryStream();
        await jpeg.CopyToAsync(copy, TestContext.Current.CancellationToken);
        Assert.Equal(s_jpeg, copy.ToArray());
    }

    /// <summary>A picture of which all coefficients would be 4.3 MB.</summary>
    [Fact]
    public void A_baseline_file_needs_the_memory_of_a_few_rows()
    {
        var lepton = Codec.Pack(s_jpeg, new PackOptions { Profile = PackProfile.MaxRatio, Verify = false });
        Assert.Equal(s_jpeg, Codec.Unpack(lepton, new UnpackOptions { MaxMemory = 1_800_000 }));
        Assert.Equal(LeptonFault.MemoryLimit, Fault(() => Codec.Unpack(lepton, new UnpackOptions { MaxMemory = 1_000_000 })));
    }

    [Fact]
    public void Limits_are_held_before_anything_is_done()
    {
        Assert.Equal(LeptonFault.TooLarge, Fault(() => Codec.Pack(s_jpeg, new PackOptions { MaxJpegBytes = s_jpeg.Length - 1 })));
        Assert.Equal(LeptonFault.MemoryLimit, Fault(() => Codec.Pack(s_jpeg, new PackOptions { MaxMemory = 1 << 20 })));
        var lepton = Codec.Pack(s_jpeg, new PackOptions { Verify = false });
        Assert.Equal(LeptonFault.TooLarge, Fault(() => Codec.Unpack(lepton, new UnpackOptions { MaxJpegBytes = s_jpeg.Length - 1 })));
        Assert.Throws<ArgumentOutOfRangeException>(() => Codec.Pack(s_jpeg, new PackOptions { Segments = 9 }));
    }

    [Theory, InlineData(1), InlineData(4)]
    public void Work_that_is_cancelled_stops(int parallelism)
    {
        var lepton = Codec.Pack(s_jpeg, new PackOptions { Profile = PackProfile.LowLatency, Verify = false });
        using var stop = new CancellationTokenSource();
        var file = new SlowFile(lepton, lepton.Length / 2, stop.Cancel);
        Assert.ThrowsAny<OperationCanceledException>(() =>
            LeptonCodec.Unpack(file, Stream.Null, new UnpackOptions { Parallelism = parallelism }, stop.Token));
        Assert.ThrowsAny<OperationCanceledException>(() =>
            LeptonCodec.Pack(new MemoryStream(s_jpeg), Stream.Null, cancel: stop.Token));
    }

    [Fact]
    public void A_reader_that_goes_away_leaves_nothing_running()
    {
        using var jpeg = LeptonCodec.OpenRead(new MemoryStream(Codec.Pack(s_jpeg, new PackOptions { Profile = PackProfile.LowLatency, Verify = false })),
            new UnpackOptions { Parallelism = 8 }, TestContext.Current.CancellationToken);
        Assert.Equal(0xFF, jpeg.ReadByte());
    }

    static LeptonFault Fault(Action action) => Assert.Throws<LeptonException>(action).Fault;
}
