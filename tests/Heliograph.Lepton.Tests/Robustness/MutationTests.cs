using System.Collections.Concurrent;

namespace Heliograph.Lepton.Tests.Robustness;

/// <summary>A fuzzer with a seed: small files changed at random, over and over. A few thousand in a usual run, more than a million in a long one.</summary>
public sealed class MutationTests
{
    static readonly bool s_isLong = Environment.GetEnvironmentVariable("HELIOGRAPH_LONG") == "1";

    [Fact]
    public void Changed_jpeg_files_come_back_or_are_refused() => Mutate(Corpus.Jpegs, s_isLong ? 700_000 : 2_000, jpeg =>
    {
        if (Packed.OrRefused(jpeg, new PackOptions { MaxMemory = 8 << 20, Parallelism = 1 }) is { } packed)
            Assert.True(jpeg.AsSpan().SequenceEqual(Codec.Unpack(packed)));
    });

    [Fact]
    public void Changed_lepton_files_are_read_or_refused() => Mutate(Corpus.Leptons, s_isLong ? 500_000 : 4_000, lepton =>
        Packed.UnpackedOrRefused(lepton, new UnpackOptions { MaxMemory = 8 << 20, MaxJpegBytes = 1 << 20, Parallelism = 1 }));

    static void Mutate(IReadOnlyList<byte[]> corpus, int count, Action<byte[]> examine)
    {
        var cancel = TestContext.Current.CancellationToken;
        Parallel.ForEach(Partitioner.Create(0, count, 100), new ParallelOptions { CancellationToken = cancel }, range =>
        {
            for (int i = range.Item1; i < range.Item2; i++)
            {
                var mutant = Mutation.Of(corpus, seed: i);
                try
                {
                    examine(mutant);
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    throw new InvalidOperationException($"Mutant {i} of {corpus.Count} files.", fault);
                }
            }
        });
    }
}
