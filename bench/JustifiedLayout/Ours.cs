using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Heliograph.JustifiedLayout.Bench;

/// <summary>Runs <see cref="Layouts"/> for one size under BenchmarkDotNet, in samples as short as those of <see cref="Peers"/>:
/// on a busy machine the fastest of many short ones met nobody else's work.</summary>
static class Ours
{
    public static Dictionary<string, Timing> Measure(int size)
    {
        Layouts.Size = size;
        bool isLarge = size >= 1_000_000;
        var job = Job.Default
            .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromHours(1), logOutput: false))
            .WithWarmupCount(isLarge ? 5 : 40).WithIterationCount(isLarge ? 100 : 150)
            .WithIterationTime(TimeInterval.FromMilliseconds(5))
            .WithUnrollFactor(1).WithEvaluateOverhead(false).WithGcForce(false);
        var config = ManualConfig.CreateEmpty().AddLogger(NullLogger.Instance).AddJob(job).AddColumnProvider(DefaultColumnProviders.Instance)
            .WithOptions(ConfigOptions.DisableLogFile);
        var summary = BenchmarkRunner.Run<Layouts>(config);
        return summary.Reports.ToDictionary(
            report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name,
            report => new Timing(report.ResultStatistics!.Median / 1e6, report.ResultStatistics.Min / 1e6));
    }
}
