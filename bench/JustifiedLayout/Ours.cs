using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Heliograph.JustifiedLayout.Bench;

/// <summary>Runs <see cref="Layouts"/> for one size under BenchmarkDotNet.</summary>
static class Ours
{
    public static Dictionary<string, Timing> Measure(int size)
    {
        Layouts.Size = size;
        var job = Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(4).WithIterationCount(15).WithIterationTime(TimeInterval.FromMilliseconds(150));
        var config = ManualConfig.CreateEmpty().AddJob(job).AddColumnProvider(DefaultColumnProviders.Instance)
            .WithOptions(ConfigOptions.DisableLogFile);
        var summary = BenchmarkRunner.Run<Layouts>(config);
        return summary.Reports.ToDictionary(
            report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name,
            report => new Timing(report.ResultStatistics!.Median / 1e6, report.ResultStatistics.Min / 1e6));
    }
}
