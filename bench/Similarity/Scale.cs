using System.Globalization;
using Heliograph.Similarity.Evaluation;
using Heliograph.Similarity.Training;
using Heliograph.Similarity.Vectors;

namespace Heliograph.Similarity.Bench;

/// <summary>Cost of a query and bytes of a vector as collections grow.</summary>
static class Scale
{
    const int QueryCount = 200;

    public static void Print(params int[] counts)
    {
        var queries = new Clusters(QueryCount, seed: 77).Sample(QueryCount, seed: 1);
        string path = Path.Combine(Path.GetTempPath(), $"heliograph-scale-{Environment.ProcessId}.index");
        foreach (int count in counts)
        {
            // V grows a little faster than the fourth root of what there is.
            int clusters = count <= 10_000 ? 8 : count <= 100_000 ? 16 : count <= 1_000_000 ? 64 : 128;
            VectorSource vectors = new Clusters(count, seed: 0);
            if (count <= 1_000_000) vectors = vectors.Sample(count, seed: 0);
            var model = LopqModel.Train(vectors, new TrainingOptions { Clusters = clusters, Subquantizers = 16, Bits = 8, ProjectTo = 128, SampleSize = 100_000 });
            int[][] truth = ExactNeighbours.Find(vectors, queries, 10);
            using (var index = LopqIndex.Build(model, vectors, path: path))
            {
                var clock = System.Diagnostics.Stopwatch.StartNew();
                LopqIndex.Open(path, model).Dispose();
                double opened = clock.Elapsed.TotalMilliseconds;
                var options = new SearchOptions { Count = 10, Quota = (int)(300 * Math.Sqrt(count / 10_000.0) * 4) };
                var found = new Neighbour[QueryCount][];
                double perSecond = Cpu.PerSecond(QueryCount, 0.2, () =>
                {
                    for (int i = 0; i < QueryCount; i++) found[i] = index.Search(queries[i], options);
                });
                int[][] ids = [.. found.Select(list => list.Select(n => (int)n.Id).ToArray())];
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {count:n0} | {clusters} | {options.Quota:n0} | {1e6 / perSecond:f0} µs | {Recall.OfFirst(ids, truth, 10):f3} | {(double)index.Bytes / count:f1} | {opened:f1} ms |"));
            }
            File.Delete(path);
        }
    }
}
