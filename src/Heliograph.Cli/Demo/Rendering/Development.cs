namespace Heliograph.Cli.Demo.Rendering;

/// <summary>From light to the bytes of a picture: a soft shoulder for glare, a darker rim, grain.</summary>
static class Development
{
    const int Steps = 4096;
    const float Brightest = 4;

    static readonly float[] Curve = MakeCurve();

    /// <param name="grain">Standard deviation in levels of 255.</param>
    /// <param name="seed">Of the grain.</param>
    /// <returns>sRGB, 3 bytes a pixel, row-major.</returns>
    public static byte[] Develop(Canvas canvas, float grain, int seed)
    {
        byte[] bytes = new byte[canvas.Width * canvas.Height * 3];
        float[] noise = Grain(seed);
        var random = new Random(seed);
        float diagonal = 4f / (canvas.Width * (float)canvas.Width + canvas.Height * (float)canvas.Height);
        int at = 0;
        for (int y = 0; y < canvas.Height; y++)
        {
            var row = canvas.Row(y);
            float dy = y - canvas.Height / 2f;
            int speck = random.Next(noise.Length);
            for (int x = 0; x < row.Length; x++)
            {
                float dx = x - canvas.Width / 2f;
                float edge = (dx * dx + dy * dy) * diagonal;
                var light = row[x] * (1 - 0.28f * edge * edge);
                float bump = grain * noise[(speck + x) & (noise.Length - 1)];
                bytes[at++] = Level(light.X, bump);
                bytes[at++] = Level(light.Y, bump);
                bytes[at++] = Level(light.Z, bump);
            }
        }

        return bytes;
    }

    static byte Level(float light, float bump) =>
        (byte)Math.Clamp(Curve[(int)(Math.Clamp(light, 0, Brightest) * ((Steps - 1) / Brightest))] + bump + 0.5f, 0, 255);

    static float[] MakeCurve()
    {
        float[] curve = new float[Steps];
        for (int i = 0; i < Steps; i++)
        {
            float light = i * Brightest / (Steps - 1);
            // Straight up to the shoulder, then ever flatter towards white.
            const float Shoulder = 0.62f;
            float tone = light < Shoulder ? light : Shoulder + (1 - Shoulder) * (1 - MathF.Exp(-(light - Shoulder) / (1 - Shoulder)));
            float encoded = MathF.Pow(tone, 1 / 2.2f);
            curve[i] = 255 * float.Lerp(encoded, Curves.Smooth(0, 1, encoded), 0.25f);
        }

        return curve;
    }

    static float[] Grain(int seed)
    {
        var random = new Random(seed);
        float[] noise = new float[1 << 16];
        for (int i = 0; i < noise.Length; i++)
            noise[i] = (random.NextSingle() + random.NextSingle() + random.NextSingle() - 1.5f) * 2;
        return noise;
    }
}
