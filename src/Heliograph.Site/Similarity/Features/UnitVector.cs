using System.Runtime.InteropServices;

namespace Heliograph.Site.Similarity.Features;

/// <summary>Vectors of length one: the nearer two are, the smaller the angle between them. Stored as float16.</summary>
static class UnitVector
{
    /// <summary>In place. What has no direction gets the same share of each.</summary>
    public static float[] Of(float[] vector)
    {
        Normalise(vector);
        if (vector.All(v => v == 0))
            Array.Fill(vector, 1 / MathF.Sqrt(vector.Length));
        return vector;
    }

    /// <summary>In place. What has no direction stays as it is.</summary>
    public static void Normalise(Span<float> vector)
    {
        double sum = 0;
        foreach (float value in vector)
            sum += value * value;
        if (sum == 0)
            return;
        float scale = (float)(1 / Math.Sqrt(sum));
        for (int i = 0; i < vector.Length; i++)
            vector[i] *= scale;
    }

    public static byte[] ToBytes(float[] vector) => MemoryMarshal.AsBytes<Half>(Array.ConvertAll(vector, v => (Half)v)).ToArray();

    public static float[] FromBytes(ReadOnlySpan<byte> bytes)
    {
        var halves = MemoryMarshal.Cast<byte, Half>(bytes);
        float[] vector = new float[halves.Length];
        for (int i = 0; i < vector.Length; i++)
            vector[i] = (float)halves[i];
        return vector;
    }
}
