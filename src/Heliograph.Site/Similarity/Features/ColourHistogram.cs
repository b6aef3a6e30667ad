namespace Heliograph.Site.Similarity.Features;

/// <summary>
/// How much of a picture has which colour: a histogram over CIE L*a*b* (D65). A pixel is dealt out to the bins around it, so that a little
/// more light moves a little weight. Square roots make the angle between two histograms Bhattacharyya's measure.
/// </summary>
static class ColourHistogram
{
    const int Lights = 6, Hues = 8;

    public const int Dimension = Lights * Hues * Hues;

    static readonly float[] Linear = [.. Enumerable.Range(0, 256).Select(ToLinear)];

    /// <returns>Of length one.</returns>
    public static float[] Of(Picture picture)
    {
        float[] histogram = new float[Dimension];
        for (int at = 0; at < picture.Rgb.Length; at += 3)
        {
            var (light, a, b) = Lab(picture.Rgb[at], picture.Rgb[at + 1], picture.Rgb[at + 2]);
            Add(histogram, light / 100 * (Lights - 1), Place(a), Place(b));
        }

        for (int i = 0; i < histogram.Length; i++)
            histogram[i] = MathF.Sqrt(histogram[i]);
        return UnitVector.Of(histogram);
    }

    /// <summary>sRGB to L*a*b*, IEC 61966-2-1 and CIE 15.</summary>
    internal static (float Light, float A, float B) Lab(byte red, byte green, byte blue)
    {
        float r = Linear[red], g = Linear[green], b = Linear[blue];
        float x = Root((0.4124564f * r + 0.3575761f * g + 0.1804375f * b) / 0.95047f);
        float y = Root(0.2126729f * r + 0.7151522f * g + 0.0721750f * b);
        float z = Root((0.0193339f * r + 0.1191920f * g + 0.9503041f * b) / 1.08883f);
        return (116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    // Most colours are nearly grey: bins are narrower there.
    static float Place(float chroma) => (1 + MathF.CopySign(MathF.Sqrt(MathF.Min(1, MathF.Abs(chroma) / 100)), chroma)) / 2 * (Hues - 1);

    static void Add(float[] histogram, float light, float a, float b)
    {
        var (l0, lShare) = Between(light, Lights);
        var (a0, aShare) = Between(a, Hues);
        var (b0, bShare) = Between(b, Hues);
        for (int i = 0; i < 8; i++)
        {
            var (dl, da, db) = (i & 1, i >> 1 & 1, i >> 2);
            float weight = (dl == 1 ? lShare : 1 - lShare) * (da == 1 ? aShare : 1 - aShare) * (db == 1 ? bShare : 1 - bShare);
            if (weight > 0)
                histogram[((l0 + dl) * Hues + a0 + da) * Hues + b0 + db] += weight;
        }
    }

    static (int Lower, float Share) Between(float place, int bins)
    {
        place = Math.Clamp(place, 0, bins - 1);
        int lower = Math.Min((int)place, bins - 2);
        return (lower, place - lower);
    }

    static float Root(float t) => t > 0.008856f ? MathF.Cbrt(t) : 7.787f * t + 16f / 116;

    static float ToLinear(int value)
    {
        float share = value / 255f;
        return share <= 0.04045f ? share / 12.92f : MathF.Pow((share + 0.055f) / 1.055f, 2.4f);
    }
}
