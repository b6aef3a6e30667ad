using NetVips;

namespace Heliograph.Site.Tests.FlickrApi.Clients;

/// <summary>Two JPEGs with a camera's name in them, of 1,200 × 800 pixels, on the disk: clouds with some noise, which every size shows.</summary>
sealed class Pictures : IDisposable
{
    public const string Model = "NIKON D70";

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("heliograph-");

    /// <param name="number">Others have other pixels.</param>
    public Pictures(int number)
    {
        (First, Second) = (Path.Combine(folder.FullName, "first.jpg"), Path.Combine(folder.FullName, "second.jpg"));
        Make(First, number * 2);
        Make(Second, (number * 2) + 1);
    }

    public string First { get; }
    public string Second { get; }

    public void Dispose() => folder.Delete(recursive: true);

    static void Make(string path, int seed)
    {
        using var clouds = Image.Perlin(1200, 800, cellSize: 300, uchar: true, seed: seed);
        using var noise = (clouds + Image.Gaussnoise(1200, 800, sigma: 10, mean: 0, seed: seed)).Cast(Enums.BandFormat.Uchar);
        using var colour = noise.Bandjoin(noise.Rot180(), noise.Flip(Enums.Direction.Horizontal)).Copy(interpretation: Enums.Interpretation.Srgb);
        using var named = colour.Mutate(image =>
        {
            image.Set(GValue.GStrType, "exif-ifd0-Make", "NIKON CORPORATION (NIKON CORPORATION, ASCII, 18 components, 18 bytes)");
            image.Set(GValue.GStrType, "exif-ifd0-Model", $"{Model} ({Model}, ASCII, {Model.Length + 1} components, {Model.Length + 1} bytes)");
        });
        named.Jpegsave(path, q: 70);
    }
}
