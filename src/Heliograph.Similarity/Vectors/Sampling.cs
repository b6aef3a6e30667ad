namespace Heliograph.Similarity.Vectors;

static class Sampling
{
    /// <summary>Selection sampling: each subset of that size is equally likely, and comes out in order.</summary>
    /// <remarks>Knuth, The Art of Computer Programming 2, section 3.4.2, algorithm S.</remarks>
    public static int[] Numbers(int count, int most, int seed)
    {
        if (most >= count) return [.. Enumerable.Range(0, count)];
        var random = new Random(seed);
        int[] chosen = new int[most];
        for (int i = 0, taken = 0; taken < most; i++)
            if ((count - i) * random.NextDouble() < most - taken) chosen[taken++] = i;
        return chosen;
    }
}
