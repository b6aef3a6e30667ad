using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Blobs.Forms;

/// <summary>
/// Stores uncompressed again what is often asked for by now, then recompresses what the policy wants, in the order of the hashes from a random one on: as good as shuffled, so that what goes
/// wrong with one camera or one person's photos shows early and never in a row.
/// </summary>
sealed class RecompressJob(
    SiteData data, Recompressor recompressor, IOptions<StorageOptions> options, TimeProvider clock, ILogger<RecompressJob> log) : IJobKind
{
    public const string Name = "blobs.recompress";

    const int BatchSize = 100;

    public string Kind => Name;

    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        if (options.Value.Recompress == RecompressPolicy.Off)
            return;
        foreach (string sha256 in await Recompressible.Back(data, options.Value, clock.GetUtcNow()).Select(b => b.Sha256).ToListAsync(cancel))
        {
            await TryAsync(sha256, recompressor.RestoreAsync, cancel);
            await run.PaceAsync(options.Value.CpuShare, cancel);
        }

        var pace = RecompressPace.Of(run.Checkpoint);
        int total = await Wanted.CountAsync(cancel), done = 0;
        string start = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes));
        (string After, string? Until)[] parts = [(start, null), ("", start)];
        foreach (var (after, until) in parts)
        {
            await foreach (var blob in EachAsync(after, until, cancel))
            {
                if (!options.Value.Includes(TimeOnly.FromDateTime(clock.GetLocalNow().DateTime)))
                    return;
                long began = clock.GetTimestamp();
                await TryAsync(blob.Sha256, recompressor.RunAsync, cancel);
                done++;
                run.Report(done / (double)Math.Max(done, total), string.Create(CultureInfo.InvariantCulture, $"{done:n0} of {total:n0}"));
                await run.PaceAsync(options.Value.CpuShare, cancel);
                pace = pace.With(blob.Bytes, clock.GetElapsedTime(began));
                await run.CheckpointAsync(JsonSerializer.Serialize(pace), cancel);
            }
        }
    }

    async Task TryAsync(string sha256, Func<string, CancellationToken, Task> change, CancellationToken cancel)
    {
        try
        {
            await change(sha256, cancel);
        }
        catch (IOException unreadable) when (!DiskFull.IsCauseOf(unreadable))
        {
            // One that is missing or can't be read must not keep the others waiting; verification sees to it.
            log.LogWarning(unreadable, "The original {Sha256} could not be given its other form", sha256);
        }
    }

    IQueryable<Blob> Wanted => Recompressible.In(data, options.Value, clock.GetUtcNow());

    async IAsyncEnumerable<Blob> EachAsync(string after, string? until, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            var batch = await Wanted.AsNoTracking().Where(b => b.Sha256.CompareTo(after) > 0 && (until == null || b.Sha256.CompareTo(until) <= 0))
                .OrderBy(b => b.Sha256).Take(BatchSize).ToListAsync(cancel);
            foreach (var blob in batch)
                yield return blob;
            if (batch.Count == 0)
                yield break;
            after = batch[^1].Sha256;
        }
    }
}

/// <summary>How quickly the run recompresses, its rests counted; its checkpoint.</summary>
/// <param name="Bytes">Length of the originals that were tried.</param>
sealed record RecompressPace(long Bytes, double Seconds)
{
    /// <summary>Null before the first original.</summary>
    public double? BytesPerSecond => Seconds > 0 ? Bytes / Seconds : null;

    public static RecompressPace Of(string? checkpoint) =>
        checkpoint is null ? new(0, 0) : JsonSerializer.Deserialize<RecompressPace>(checkpoint)!;

    public RecompressPace With(long bytes, TimeSpan took) => new(Bytes + bytes, Seconds + took.TotalSeconds);
}
