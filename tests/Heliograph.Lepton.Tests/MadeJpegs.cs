using CsCheck;
using NetVips;

namespace Heliograph.Lepton.Tests;

/// <summary>JPEG files of any size and kind, of noise, gradients and hard edges.</summary>
static class MadeJpegs
{
    /// <summary>What a file is made of; enough to make it again.</summary>
    public sealed record Recipe(int Width, int Height, int Bands, int Content, int Quality, bool Subsample, bool Progressive, int RestartInterval, int Seed)
    {
        public byte[] Make()
        {
            using var content = Content switch
            {
                0 => Image.Gaussnoise(Width, Height, sigma: 60, mean: 128, seed: Seed),
                1 => Image.Xyz(Width, Height)[0] * (255.0 / Width) + Image.Xyz(Width, Height)[1] * 0.3,
                2 => (Image.Gaussnoise(Width, Height, sigma: 60, mean: 128, seed: Seed) > 128),
                _ => Image.Gaussnoise(Width, Height, sigma: 60, mean: 128, seed: Seed).Gaussblur(2),
            };
            using var gray = content.Cast(Enums.BandFormat.Uchar);
            using var image = Bands == 1
                ? gray.Copy(interpretation: Enums.Interpretation.Bw)
                : gray.Bandjoin([gray.Rot180(), gray.Invert()]).Copy(interpretation: Enums.Interpretation.Srgb);
            return image.JpegsaveBuffer(q: Quality, interlace: Progressive, restartInterval: RestartInterval,
                subsampleMode: Subsample ? Enums.ForeignSubsample.On : Enums.ForeignSubsample.Off);
        }
    }

    /// <summary>Recipes with sides up to a number of pixels.</summary>
    public static Gen<Recipe> Upto(int side) => Gen.Select(
        Gen.Select(Gen.Int[1, side], Gen.Int[1, side], Gen.Bool.Select(colour => colour ? 3 : 1), Gen.Int[0, 3]),
        Gen.Select(Gen.Int[1, 100], Gen.Bool, Gen.Bool, Gen.Int[-20, 20].Select(i => Math.Max(0, i)), Gen.Int[1, 1 << 20]),
        (shape, coding) => new Recipe(shape.Item1, shape.Item2, shape.Item3, shape.Item4,
            coding.Item1, coding.Item2, coding.Item3, coding.Item4, coding.Item5));
}
