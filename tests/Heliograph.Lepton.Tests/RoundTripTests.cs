using CsCheck;

namespace Heliograph.Lepton.Tests;

public sealed class RoundTripTests
{
    static readonly Gen<PackOptions> s_options = Gen.Int[1, 8].Select(segments => new PackOptions { Segments = segments });

    [Fact]
    public void A_made_jpeg_comes_back_byte_for_byte() => Gen.Select(MadeJpegs.Upto(200), s_options).Holds((recipe, options) =>
    {
        var jpeg = recipe.Make();
        Assert.True(jpeg.AsSpan().SequenceEqual(Codec.Unpack(Codec.Pack(jpeg, options))), recipe.ToString());
    }, iter: 100);

    [Theory]
    [InlineData(1, 1, 3, false, 0)]
    [InlineData(1, 4000, 1, true, 0)]
    [InlineData(4000, 1, 3, false, 1)]
    [InlineData(1000, 1000, 3, true, 0)]
    [InlineData(4000, 4000, 3, false, 8)]
    public void So_do_the_smallest_and_large_ones(int width, int height, int bands, bool isProgressive, int restartInterval)
    {
        var jpeg = new MadeJpegs.Recipe(width, height, bands, Content: 3, Quality: 80, Subsample: true, isProgressive, restartInterval, Seed: 5).Make();
        var packed = Codec.Pack(jpeg, new PackOptions { Profile = PackProfile.LowLatency, Verify = false });
        Assert.True(jpeg.AsSpan().SequenceEqual(Codec.Unpack(packed)));
    }

    [Fact]
    public void What_stands_behind_the_picture_comes_back_too()
    {
        var jpeg = new MadeJpegs.Recipe(64, 48, 3, 3, 90, true, false, 0, 1).Make();
        byte[] longer = [.. jpeg, .. "and more"u8, 0xFF, 0xD8, 0xFF];
        Assert.Equal(longer, Codec.Unpack(Codec.Pack(longer)));
    }

    [Theory, InlineData(false, 0), InlineData(true, 0), InlineData(false, 2)]
    public void A_file_cut_off_anywhere_comes_back_or_is_refused(bool isProgressive, int restartInterval)
    {
        var jpeg = new MadeJpegs.Recipe(40, 33, 3, 3, 90, true, isProgressive, restartInterval, 1).Make();
        int packed = 0;
        for (int length = 0; length < jpeg.Length; length++)
        {
            byte[] cut = jpeg[..length];
            if (Packed.OrRefused(cut) is not { } lepton) continue;
            packed++;
            Assert.Equal(cut, Codec.Unpack(lepton));
        }
        // Headers are two thirds of such a small file, and cannot be cut.
        Assert.InRange(packed, (jpeg.Length - jpeg.AsSpan().LastIndexOf([(byte)0xFF, (byte)0xDA])) / 2, jpeg.Length);
    }

    /// <summary>One version of another program counted what follows the scans before it cut; here it is the last two bytes that differ.</summary>
    [Fact]
    public void A_cut_off_file_of_version_55_is_cut_behind_what_follows_the_scans()
    {
        byte[] cut = new MadeJpegs.Recipe(64, 64, 3, 0, 90, true, false, 0, 1).Make()[..^900];
        var lepton = Codec.Pack(cut);
        Assert.Equal(cut, Codec.Unpack(lepton));
        lepton[15] = 55;
        var unpacked = Codec.Unpack(lepton);
        Assert.Equal(cut.Length, unpacked.Length);
        Assert.InRange(cut.AsSpan().CommonPrefixLength(unpacked), cut.Length - 2, cut.Length);
    }
}
