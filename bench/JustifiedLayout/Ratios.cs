namespace Heliograph.JustifiedLayout.Bench;

/// <summary>Aspect ratios such as people's albums have: mostly a camera's own, the rest cropped by hand.</summary>
static class Ratios
{
    static readonly double[] s_cameras = [1.5, 1.5, 4 / 3.0, 4 / 3.0, 2 / 3.0, 3 / 4.0, 16 / 9.0, 1];

    public static double[] Create(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ =>
            random.Next(10) < 7 ? s_cameras[random.Next(s_cameras.Length)] : 0.5 + 1.7 * random.NextDouble())];
    }
}
