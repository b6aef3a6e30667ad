using System.Numerics.Tensors;

namespace Heliograph.Similarity.Bench;

/// <summary>One query at a time against every vector, written plainly: the unit of the table.</summary>
static class BruteForce
{
    public static int[] Search(ReadOnlySpan<float> query, ReadOnlySpan<float> vectors, int count)
    {
        var best = new PriorityQueue<int, float>();
        for (int i = 0; i < vectors.Length / query.Length; i++)
        {
            float distance = TensorPrimitives.Distance(query, vectors.Slice(i * query.Length, query.Length));
            if (best.Count < count) best.Enqueue(i, -distance);
            else best.EnqueueDequeue(i, -distance);
        }
        int[] found = new int[best.Count];
        for (int i = found.Length - 1; i >= 0; i--) found[i] = best.Dequeue();
        return found;
    }
}
