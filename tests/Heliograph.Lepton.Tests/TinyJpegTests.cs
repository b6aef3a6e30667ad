namespace Heliograph.Lepton.Tests;

public sealed class TinyJpegTests
{
    /// <summary>
    /// Fourteen zeros at even odds, each from a fresh branch: the first of the stream, six for no inner coefficients, three for
    /// each edge, and one for a DC as predicted. The first takes the range from 255 to 128; each of the others halves it, which is a
    /// shift. Thirteen shifts and the window of eight bits are three bytes, and the low end is zero.
    /// </summary>
    [Fact]
    public void A_block_of_zeros_is_three_bytes() => Assert.Equal(new byte[3], Codec.Segments(Codec.Pack(TinyJpeg.Bytes))[0]);

    [Fact]
    public void It_comes_back() => Assert.Equal(TinyJpeg.Bytes, Codec.Unpack(Codec.Pack(TinyJpeg.Bytes)));

    [Fact]
    public void Its_headers_tell_what_it_is()
    {
        var packed = Codec.Pack(TinyJpeg.Bytes);
        var info = LeptonCodec.Inspect(new MemoryStream(packed));
        Assert.Equal(new LeptonInfo(TinyJpeg.Bytes.Length, 8, 8, 1, false, 1, false, 1, packed.Length - 3 - 3 - 4), info);
    }

    [Theory]
    [InlineData(0, 0, LeptonFault.NotJpeg)]
    [InlineData(6, 4, LeptonFault.BadHeader)]
    [InlineData(7, 0, LeptonFault.BadQuantiser)]
    [InlineData(72, 0xC3, LeptonFault.UnsupportedProcess)]
    [InlineData(72, 0xC9, LeptonFault.ArithmeticCoding)]
    [InlineData(75, 12, LeptonFault.UnsupportedPrecision)]
    [InlineData(77, 0, LeptonFault.BadHeader)]
    [InlineData(80, 4, LeptonFault.BadHeader)]
    [InlineData(82, 0x41, LeptonFault.UnsupportedSampling)]
    [InlineData(83, 1, LeptonFault.BadQuantiser)]
    [InlineData(138, 0b00_111101, LeptonFault.MixedPadding)]
    [InlineData(138, 0b10_111111, LeptonFault.BadHuffmanCode)]
    public void What_is_changed_in_it_is_refused_by_name(int at, byte value, LeptonFault fault)
    {
        var changed = TinyJpeg.Bytes.ToArray();
        changed[at] = value;
        Assert.Equal(fault, Assert.Throws<LeptonException>(() => Codec.Pack(changed)).Fault);
    }

    [Theory]
    [InlineData(0, 0, LeptonFault.NotLepton, "The file does not begin as a Lepton file does. (byte 0)")]
    [InlineData(2, 2, LeptonFault.UnsupportedVersion, "Version 2 of the format, with a header compressed by Brotli, is not read. (byte 2)")]
    [InlineData(3, 'Y', LeptonFault.UnsupportedVersion, "The file holds a piece of a JPEG file that does not begin at its start. (byte 3)")]
    [InlineData(4, 17, LeptonFault.BadContainer, "The file has 17 segments, not 1 to 16. (byte 4)")]
    [InlineData(29, 0xBB, LeptonFault.BadContainer, "The compressed header is damaged. (byte 28)")]
    [InlineData(16, 1, LeptonFault.Corrupt, "The checksum of the JPEG file is another; the Lepton file is damaged. (byte 141)")]
    public void What_is_not_read_is_refused_by_name(int at, int value, LeptonFault fault, string sentence)
    {
        var changed = Codec.Pack(TinyJpeg.Bytes);
        changed[at] = (byte)(at == 16 ? changed[at] ^ value : value);
        var refusal = Assert.Throws<LeptonException>(() => Codec.Unpack(changed));
        Assert.Equal((fault, sentence), (refusal.Fault, refusal.Message));
    }
}
