using NetVips;

namespace Heliograph.Site.Tests.Browser;

/// <summary>Photographs to upload: real ones where the shared test data is, painted ones otherwise.</summary>
static class TestPhotos
{
    // From cameras, upright and turned, large and small; then smaller ones of many kinds.
    static readonly string[] Real =
    [
        "jpeg/dn_090_Kodak_DX4900_Zoom.jpg", "jpeg/dn_108_FujiFilm_FinePix_F40fd.jpg", "jpeg/ex_007_87_OSError.jpg", "jpeg/iphone.jpg",
        "jpeg/dn_054_Olympus_S760.jpg", "jpeg/cathedral_db_non_int.jpg", "jpeg/dn_045_Casio_EX_Z3.jpg", "jpeg/dn_009_Epson_PhotoPC_3000Z.jpg",
        "jpeg/n01484850_great_white_shark.jpg", "jpeg/dn_099_Issue_177.jpg", "jpeg/n02486261_patas.jpg", "jpeg/n04127249_safety_pin.jpg",
        "photos/sunflower/image_0001.jpg", "photos/flamingo/image_0002.jpg", "photos/ketch/image_0003.jpg", "photos/lotus/image_0004.jpg",
        "photos/butterfly/image_0005.jpg", "photos/elephant/image_0006.jpg", "photos/helicopter/image_0007.jpg", "photos/grand_piano/image_0008.jpg",
    ];

    static readonly Lazy<string[]> Painted = new(() => [.. Enumerable.Range(0, Real.Length).Select(Paint)]);

    /// <summary>As many as there are to choose from.</summary>
    public static int Count => Real.Length;

    /// <summary>A photograph taken with a camera that says so, 2448 by 1632 or painted as large.</summary>
    public static string FromCamera => Files(1)[0];

    /// <returns>Full paths, always the same ones.</returns>
    public static string[] Files(int count) =>
        Checkout.TestData is { } data ? [.. Real.Take(count).Select(file => Path.Combine(data, "data", file))] : Painted.Value[..count];

    static string Paint(int index)
    {
        string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "painted")).FullName;
        string file = Path.Combine(folder, $"painted-{index}.jpg");
        if (File.Exists(file))
            return file;

        int width = index == 0 ? 2448 : index % 3 == 1 ? 900 : 1200;
        int height = index == 0 ? 1632 : index % 3 == 1 ? 1200 : 800;
        using var noise = Image.Perlin(width, height, cellSize: 128 + (16 * index), seed: index);
        using var image = noise.Linear([0.5 + (index % 5 * 0.1), 0.6, 0.9 - (index % 4 * 0.15)], [90, 100, 110]).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        image.Mutate(edit => edit.Set(GValue.GStrType, "exif-ifd0-Model", "Painted 1"));
        image.Jpegsave(file, q: 85);
        return file;
    }
}
