using System.Globalization;
using Heliograph.Similarity.Evaluation;
using Heliograph.Similarity.Training;

namespace Heliograph.Similarity.Bench;

/// <summary>Recall against queries per CPU-second on one thread, one query at a time.</summary>
static class Curve
{
    public static void Print()
    {
        double unit = BruteForceRate();
        Print(unit, clusters: 16, subquantizers: 8, bits: 8, RerankForm.None, 0, [2_000, 20_000]);
        Print(unit, clusters: 32, subquantizers: 8, bits: 8, RerankForm.None, 0, [1_500, 5_000]);
        Print(unit, clusters: 64, subquantizers: 8, bits: 8, RerankForm.None, 0, [1_000, 5_000]);
        Print(unit, clusters: 16, subquantizers: 16, bits: 8, RerankForm.None, 0, [2_000, 5_000, 10_000]);
        Print(unit, clusters: 16, subquantizers: 16, bits: 4, RerankForm.None, 0, [2_000, 5_000]);
        Print(unit, clusters: 16, subquantizers: 32, bits: 4, RerankForm.None, 0, [1_500, 3_000, 10_000]);
        Print(unit, clusters: 16, subquantizers: 32, bits: 4, RerankForm.Fp16, 60, [10_000, 12_000, 20_000]);
        Print(unit, clusters: 16, subquantizers: 32, bits: 4, RerankForm.EightBit, 60, [12_000]);
        Print(unit, clusters: 16, subquantizers: 32, bits: 4, RerankForm.Fp16, 200, [40_000]);
    }

    static double BruteForceRate()
    {
        const int Some = 20;
        int[][] found = new int[Some][];
        double rate = Cpu.PerSecond(Some, 0.2, () =>
        {
            for (int i = 0; i < Some; i++) found[i] = BruteForce.Search(Sift.Queries[i], Sift.Base.Values, 10);
        });
        double recall = Recall.OfFirst(found, Sift.Truth[..Some], 10);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"brute force: {rate:f0} queries a CPU-second, 10-recall@10 {recall:f3}"));
        return rate;
    }

    static void Print(double unit, int clusters, int subquantizers, int bits, RerankForm form, int candidates, int[] quotas)
    {
        var model = LopqModel.Train(Sift.Base, new TrainingOptions { Clusters = clusters, Subquantizers = subquantizers, Bits = bits, ProjectTo = 128 });
        using var index = LopqIndex.Build(model, Sift.Base, new() { Rerank = form });
        foreach (int quota in quotas)
        {
            var options = new SearchOptions { Count = 10, Quota = quota, Rerank = candidates };
            var found = new Neighbour[Sift.Queries.Count][];
            double perSecond = Cpu.PerSecond(found.Length, 0.2, () =>
            {
                for (int i = 0; i < found.Length; i++) found[i] = index.Search(Sift.Queries[i], options);
            });
            int[][] ids = [.. found.Select(list => list.Select(n => (int)n.Id).ToArray())];
            string name = form == RerankForm.None ? "" : $", {form} {candidates}";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {clusters} × {subquantizers} × {bits} bits{name} | {(double)index.Bytes / index.Count:f1} | {quota:n0} | {Recall.OfNearest(ids, Sift.Truth, 1):f3} | {Recall.OfFirst(ids, Sift.Truth, 10):f3} | {perSecond:n0} | {perSecond / unit:f0} × |"));
        }
    }
}
