using Heliograph.Recommendations.Neighbours;
using Heliograph.Recommendations.Sparse;

namespace Heliograph.Recommendations.Tests.Neighbours;

/// <summary>Neighbours by the definitions, one pair after the other.</summary>
static class BruteForce
{
    public static Neighbour[][] Neighbours(SparseMatrix items, NeighbourOptions options)
    {
        var sets = items.Lists();
        int[] degrees = [.. Enumerable.Range(0, items.ColumnCount).Select(feature => sets.Count(set => set.Contains(feature)))];
        bool IsIn(int item) => sets[item].Length >= Math.Max(1, options.MinSize);
        return [.. sets.Select((set, item) => !IsIn(item) ? [] : Enumerable.Range(0, sets.Length)
            .Where(other => other != item && IsIn(other))
            .Select(other => (other, common: set.Intersect(sets[other]).ToArray()))
            .Where(pair => pair.common.Length >= options.MinCommon)
            .Select(pair => new Neighbour(pair.other, (float)Score(pair.common, set.Length, sets[pair.other].Length, item, pair.other), pair.common.Length))
            .Where(neighbour => neighbour.Score > 0)
            .OrderByDescending(neighbour => neighbour.Score).ThenBy(neighbour => neighbour.Item)
            .Take(options.Count).ToArray())];

        double Score(int[] common, int n, int m, int item, int other)
        {
            double rarity(int feature) => Math.Pow(Math.Max(0, Math.Log(sets.Length / (1.0 + degrees[feature]))), 2);
            double norm(int i) => Math.Sqrt(sets[i].Sum(rarity));
            double mean = sets.Average(set => set.Length);
            double damp(int size) => (options.K1 * (1 - options.B + options.B * size / mean) + 1) / (options.K1 + 1);
            return options.Similarity switch
            {
                Similarity.Cosine => common.Length / (Math.Sqrt(n) * Math.Sqrt(m) + options.Shrinkage),
                Similarity.Jaccard => common.Length / (n + m - common.Length + options.Shrinkage),
                Similarity.TfIdf => common.Sum(rarity) / (norm(item) * norm(other) + options.Shrinkage),
                Similarity.Bm25 => common.Sum(rarity) / (damp(n) * damp(m) + options.Shrinkage),
                _ => common.Sum(feature => Math.Pow(degrees[feature], -options.Alpha))
                    / (Math.Pow(n, options.Alpha) * Math.Pow(m, options.Beta) + options.Shrinkage),
            };
        }
    }
}
