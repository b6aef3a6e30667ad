using System.Buffers.Binary;
using System.Text;
using Heliograph.Site.Photos;
using NetVips;

namespace Heliograph.Site.Tests.Images;

public sealed class HeicTests : IDisposable
{
    readonly Inspection inspection = new();

    public void Dispose() => inspection.Dispose();

    [Fact]
    public async Task Without_a_decoder_a_HEIC_is_kept_and_shown_by_its_preview()
    {
        using var preview = Pictures.Quarters(320, 240);
        var image = await inspection.OfAsync(Heic(preview.JpegsaveBuffer()), "IMG_1.HEIC");

        Assert.Equal((PhotoFormat.Heic, 3024, 4032, false), (image.Format, image.Width, image.Height, image.IsDecodable));
        using var size = Image.NewFromBuffer(image.FirstSize!.Jpeg);
        Assert.Equal((240, 180), (size.Width, size.Height));
    }

    [Fact]
    public async Task Without_a_preview_it_is_kept_all_the_same()
    {
        var image = await inspection.OfAsync(Heic([1, 2, 3]), "IMG_1.HEIC");
        Assert.Equal((PhotoFormat.Heic, false), (image.Format, image.IsDecodable));
        Assert.Null(image.FirstSize);
    }

    [Fact]
    public async Task A_preview_that_is_larger_than_previews_are_is_not_decoded()
    {
        var bomb = HostileFiles.All().Single(f => f.Name == "progressive jpeg");
        Assert.Null((await inspection.OfAsync(Heic(bomb.Bytes), "IMG_1.HEIC")).FirstSize);
    }

    /// <summary>Item 1 is HEVC that no decoder reads, a quarter turned; item 2 its thumbnail.</summary>
    static byte[] Heic(byte[] preview)
    {
        byte[] type = Box("ftyp", [.. "heic"u8, 0, 0, 0, 0, .. "mif1heic"u8]);
        byte[] Meta(int at) => Box("meta", [0, 0, 0, 0,
            .. Box("pitm", [0, 0, 0, 0, 0, 1]),
            .. Box("iinf", [0, 0, 0, 0, 0, 2, .. Box("infe", [2, 0, 0, 0, 0, 1, 0, 0, .. "hvc1"u8, 0]), .. Box("infe", [2, 0, 0, 0, 0, 2, 0, 0, .. "jpeg"u8, 0])]),
            .. Box("iref", [0, 0, 0, 0, .. Box("thmb", [0, 2, 0, 1, 0, 1])]),
            .. Box("iprp", [.. Box("ipco", [.. Box("ispe", [0, 0, 0, 0, .. Big(4032), .. Big(3024)]), .. Box("irot", [1])]), .. Box("ipma", [0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 2, 1, 2])]),
            .. Box("iloc", [0, 0, 0, 0, 0x44, 0, 0, 2, 0, 1, 0, 0, 0, 1, .. Big(at), .. Big(8), 0, 2, 0, 0, 0, 1, .. Big(at + 8), .. Big(preview.Length)]),
        ]);
        int start = type.Length + Meta(0).Length + 8;
        return [.. type, .. Meta(start), .. Box("mdat", [1, 2, 3, 4, 5, 6, 7, 8, .. preview])];
    }

    static byte[] Box(string type, byte[] content) => [.. Big(content.Length + 8), .. Encoding.ASCII.GetBytes(type), .. content];

    static byte[] Big(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
