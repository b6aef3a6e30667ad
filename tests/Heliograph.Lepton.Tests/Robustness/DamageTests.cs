namespace Heliograph.Lepton.Tests.Robustness;

/// <summary>Files that are not what their writer wrote.</summary>
[Trait("Vectors", "None")]
public sealed class DamageTests
{
    static readonly byte[] s_baseline = new MadeJpegs.Recipe(50, 40, 3, 3, 85, true, false, 3, 1).Make();
    static readonly byte[] s_progressive = new MadeJpegs.Recipe(50, 40, 3, 3, 85, true, true, 0, 2).Make();

    public static TheoryData<bool> Kinds => [false, true];

    static byte[] Jpeg(bool isProgressive) => isProgressive ? s_progressive : s_baseline;

    [Theory, MemberData(nameof(Kinds))]
    public void A_lepton_file_cut_off_anywhere_is_refused(bool isProgressive)
    {
        var lepton = Codec.Pack(Jpeg(isProgressive));
        for (int length = 0; length < lepton.Length; length++) Assert.Null(Packed.UnpackedOrRefused(lepton[..length]));
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_flipped_bit_in_a_lepton_file_is_noticed_or_changes_nothing(bool isProgressive)
    {
        var jpeg = Jpeg(isProgressive);
        var lepton = Codec.Pack(jpeg);
        for (int bit = 0; bit < 8 * lepton.Length; bit++)
        {
            // Version FE with a checksum is how damage is noticed; the format itself has none.
            if (bit / 8 is 8 or 9 or 15) continue;
            var damaged = Flipped(lepton, bit);
            if (Packed.UnpackedOrRefused(damaged) is { } unpacked) Assert.Equal(jpeg, unpacked);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_flipped_bit_in_a_jpeg_file_comes_back_or_is_refused(bool isProgressive)
    {
        var jpeg = Jpeg(isProgressive);
        for (int bit = 0; bit < 8 * jpeg.Length; bit += 3)
        {
            var damaged = Flipped(jpeg, bit);
            if (Packed.OrRefused(damaged) is { } packed) Assert.Equal(damaged, Codec.Unpack(packed));
        }
    }

    [Fact]
    public void Files_spliced_from_two_come_back_or_are_refused()
    {
        byte[] leptonA = Codec.Pack(s_baseline), leptonB = Codec.Pack(s_progressive);
        var random = new Random(4);
        for (int i = 0; i < 500; i++)
        {
            var jpeg = Spliced(s_baseline, s_progressive, random);
            if (Packed.OrRefused(jpeg) is { } packed) Assert.Equal(jpeg, Codec.Unpack(packed));
            Packed.UnpackedOrRefused(Spliced(leptonA, leptonB, random));
        }
    }

    static byte[] Flipped(byte[] bytes, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }

    static byte[] Spliced(byte[] a, byte[] b, Random random)
    {
        (byte[] head, byte[] tail) = random.Next(2) == 0 ? (a, b) : (b, a);
        return [.. head[..random.Next(head.Length)], .. tail[random.Next(tail.Length)..]];
    }
}
