namespace Heliograph.Similarity.Numerics;

static class Normal
{
    /// <summary>Brings a vector to length one; the zero vector stays.</summary>
    public static void Scale(Span<float> vector)
    {
        float norm = MathF.Sqrt(Distances.Dot(vector, vector));
        if (norm == 0) return;
        float scale = 1 / norm;
        for (int i = 0; i < vector.Length; i++) vector[i] *= scale;
    }
}
