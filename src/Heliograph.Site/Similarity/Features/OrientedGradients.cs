namespace Heliograph.Site.Similarity.Features;

/// <summary>Which way edges run, in which part of a picture: histograms of oriented gradients (Dalal and Triggs, CVPR 2005) over 4 × 4 parts, of the picture and of half of it.</summary>
static class OrientedGradients
{
    const int Parts = 4, Directions = 9;
    const float Clip = 0.2f;

    public const int Dimension = 2 * Parts * Parts * Directions;

    /// <param name="picture">Its sides are multiples of 8.</param>
    /// <returns>Of length one.</returns>
    public static float[] Of(Picture picture)
    {
        float[] light = new float[picture.Width * picture.Height];
        for (int i = 0; i < light.Length; i++)
            light[i] = (0.299f * picture.Rgb[i * 3] + 0.587f * picture.Rgb[i * 3 + 1] + 0.114f * picture.Rgb[i * 3 + 2]) / 255;
        float[] features = new float[Dimension];
        Histogram(light, picture.Width, features.AsSpan(0, Dimension / 2));
        Histogram(Halved(light, picture.Width), picture.Width / 2, features.AsSpan(Dimension / 2));
        return UnitVector.Of(features);
    }

    static void Histogram(ReadOnlySpan<float> light, int width, Span<float> histogram)
    {
        int height = light.Length / width;
        for (int y = 1; y < height - 1; y++)
        {
            for (int x = 1; x < width - 1; x++)
            {
                int at = y * width + x;
                float across = light[at + 1] - light[at - 1], down = light[at + width] - light[at - width];
                float strength = MathF.Sqrt(across * across + down * down);
                if (strength == 0)
                    continue;
                // An edge from dark to light and one from light to dark run the same way.
                float turn = MathF.Atan2(down, across) / MathF.PI;
                float place = (turn < 0 ? turn + 1 : turn) * Directions;
                int lower = Math.Min((int)place, Directions - 1);
                float share = place - lower;
                var part = histogram.Slice((y * Parts / height * Parts + x * Parts / width) * Directions, Directions);
                part[lower] += strength * (1 - share);
                part[(lower + 1) % Directions] += strength * share;
            }
        }

        // One strong edge is not to count for all of the picture.
        UnitVector.Normalise(histogram);
        for (int i = 0; i < histogram.Length; i++)
            histogram[i] = MathF.Min(histogram[i], Clip);
        UnitVector.Normalise(histogram);
    }

    static float[] Halved(float[] light, int width)
    {
        int half = width / 2;
        float[] small = new float[light.Length / 4];
        for (int i = 0; i < small.Length; i++)
        {
            int at = i / half * 2 * width + i % half * 2;
            small[i] = (light[at] + light[at + 1] + light[at + width] + light[at + width + 1]) / 4;
        }

        return small;
    }
}
