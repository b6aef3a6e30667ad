using System.Globalization;
using System.Security.Cryptography;
using Heliograph.Site.Blobs.Forms;
using Heliograph.Site.Data;
using Heliograph.Site.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Blobs;

/// <summary>Reads originals back and compares their hashes, those first whose last comparison is the longest ago.</summary>
sealed class BlobVerification(SiteData data, IBlobStore blobs, IOptions<BlobOptions> options, TimeProvider clock, ILogger<BlobVerification> log) : IJobKind
{
    public const string Name = "blobs.verify";

    const int BatchSize = 200;

    public string Kind => Name;

    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        await VerifyAsync(async (done, total) =>
        {
            run.Report(total == 0 ? 1 : (double)done / total, string.Create(CultureInfo.InvariantCulture, $"{done:n0} of {total:n0}"));
            await run.PaceAsync(cancel);
        }, cancel);
        await AdoptAsync(cancel);
    }

    /// <summary>Compares every original that is due. How far it came, the rows themselves remember.</summary>
    /// <param name="step">Told after each original how many are done, and of how many.</param>
    /// <returns>How many are missing or damaged among those compared.</returns>
    public async Task<int> VerifyAsync(Func<int, int, Task> step, CancellationToken cancel)
    {
        long due = (clock.GetUtcNow() - options.Value.VerifyEvery).ToUnixTimeMilliseconds();
        int total = await data.Blobs.CountAsync(b => b.References > 0 && b.VerifiedAt < due, cancel);
        int done = 0, bad = 0;
        while (true)
        {
            var batch = await data.Blobs.AsNoTracking().Where(b => b.References > 0 && b.VerifiedAt < due)
                .OrderBy(b => b.VerifiedAt).Take(BatchSize).ToListAsync(cancel);
            foreach (var blob in batch)
            {
                var state = await StateOfAsync(blob.Sha256, cancel);
                bad += state == BlobState.Stored ? 0 : 1;
                await NoteAsync(blob, state, cancel);
                await step(++done, total);
            }

            if (batch.Count == 0)
                return bad;
        }
    }

    /// <summary>
    /// Gives a row to originals that have none, as after a crash that took the row with it: without a reference the sweep takes them
    /// after the time of grace. Where two forms lie, as after the loss of power, the raw one stays.
    /// </summary>
    /// <returns>How many there were.</returns>
    public async Task<int> AdoptAsync(CancellationToken cancel)
    {
        int adopted = 0;
        foreach (string[] names in blobs.All().Chunk(BatchSize))
        {
            var known = await data.Blobs.Where(b => names.Contains(b.Sha256)).Select(b => b.Sha256).ToListAsync(cancel);
            foreach (string name in names.Except(known))
            {
                await BlobReferences.ReserveAsync(data, name, bytes: 0, clock.GetUtcNow().ToUnixTimeMilliseconds(), cancel);
                adopted++;
            }

            foreach (string name in names.Where(n => blobs.FormsOf(n) is { Raw: not null, Lepton: not null }))
                await data.WriteAsync(token => BlobForms.PreferRawAsync(data, blobs, name, token), Durability.Process, cancel);
        }

        return adopted;
    }

    async Task<BlobState> StateOfAsync(string sha256, CancellationToken cancel)
    {
        try
        {
            await using var original = blobs.OpenOriginal(sha256);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(original, cancel)) == sha256 ? BlobState.Stored : BlobState.Damaged;
        }
        catch (FileNotFoundException)
        {
            return BlobState.Missing;
        }
        catch (IOException unreadable)
        {
            log.LogError(unreadable, "The original {Sha256} can't be read", sha256);
            return BlobState.Damaged;
        }
    }

    /// <summary>Unless an upload has healed it meanwhile: what was read may be older than what lies there now.</summary>
    async Task NoteAsync(Blob seen, BlobState state, CancellationToken cancel)
    {
        if (state != BlobState.Stored)
            log.LogError("The original {Sha256} is {State}: restore it from a backup, or add the photo again", seen.Sha256, state);
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await data.WriteAsync(token => data.Blobs.Where(b => b.Sha256 == seen.Sha256 && b.VerifiedAt == seen.VerifiedAt)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.State, state).SetProperty(b => b.VerifiedAt, now), token), Durability.Process, cancel);
    }
}
