using Heliograph.Lepton;
using Heliograph.Site.Blobs;
using Heliograph.Site.Blobs.Forms;
using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Admin.Storage;

/// <summary>How far recompressing is.</summary>
/// <param name="Recompressed">How many originals are stored so.</param>
/// <param name="Before">Their length as uploaded, in bytes.</param>
/// <param name="After">Their length on disk, in bytes.</param>
/// <param name="Verified">How many of them came back whole when they were last compared with their hash.</param>
/// <param name="WaitingBytes">Length of what the policy wants and is still to do.</param>
/// <param name="Refused">How many are left as they are, by fault.</param>
/// <param name="Job">Null before its first run.</param>
/// <param name="BytesPerSecond">Of originals, in the present or last unfinished run; null where there is none.</param>
sealed record RecompressReport(
    RecompressPolicy Policy, long Recompressed, long Before, long After, long Verified, long Waiting, long WaitingBytes,
    IReadOnlyList<(LeptonFault Fault, long Count)> Refused, Job? Job, double? BytesPerSecond)
{
    public double Saved => Before == 0 ? 0 : 1 - ((double)After / Before);

    public TimeSpan? TimeToFinish => BytesPerSecond is { } rate && Waiting > 0 ? TimeSpan.FromSeconds(WaitingBytes / rate) : null;
}

/// <summary>Counts it.</summary>
sealed class RecompressFigures(SiteData data, IOptions<StorageOptions> options, TimeProvider clock)
{
    public async Task<RecompressReport> CountAsync(CancellationToken cancel)
    {
        var states = await data.Blobs.Where(b => b.Form == BlobForm.Lepton).GroupBy(b => b.State)
            .Select(g => new { State = g.Key, Count = g.LongCount(), Bytes = g.Sum(b => b.Bytes), Stored = g.Sum(b => b.StoredBytes) })
            .ToListAsync(cancel);
        var waiting = await Recompressible.In(data, options.Value, clock.GetUtcNow()).GroupBy(_ => 1)
            .Select(g => new { Count = g.LongCount(), Bytes = g.Sum(b => b.Bytes) }).SingleOrDefaultAsync(cancel);
        var refused = await data.Blobs.Where(b => b.Refusal != null).GroupBy(b => b.Refusal!.Value)
            .Select(g => new { Fault = g.Key, Count = g.LongCount() }).OrderByDescending(g => g.Count).ToListAsync(cancel);
        var job = await data.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Kind == RecompressJob.Name && j.Key == ScheduledJob.Key, cancel);
        return new(options.Value.Recompress, states.Sum(s => s.Count), states.Sum(s => s.Bytes), states.Sum(s => s.Stored),
            states.Where(s => s.State == BlobState.Stored).Sum(s => s.Count), waiting?.Count ?? 0, waiting?.Bytes ?? 0,
            [.. refused.Select(r => (r.Fault, r.Count))], job, RecompressPace.Of(job?.Checkpoint).BytesPerSecond);
    }
}
