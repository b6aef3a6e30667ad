using System.Globalization;
using Heliograph.Similarity.Training;

namespace Heliograph.Similarity.Bench;

/// <summary>What training and coding take.</summary>
static class Work
{
    public static void Print()
    {
        var options = new TrainingOptions { Clusters = 64, Subquantizers = 8, ProjectTo = 128, Threads = 1 };
        var model = LopqModel.Train(Sift.Base.Sample(20_000, seed: 1), options);
        double trained = Cpu.Seconds(() => model = LopqModel.Train(Sift.Base, options));
        model.Encode(Sift.Base, threads: 1);
        double coded = Cpu.Seconds(() => model.Encode(Sift.Base, threads: 1));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"V=64, M=8: trained in {trained:f1} s of CPU; coded {Sift.Base.Count / coded:n0} vectors a CPU-second"));
    }
}
