using Heliograph.Site.Blobs;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Admin.Storage;

/// <summary>What lies in the site's storage, in bytes unless it says otherwise.</summary>
/// <param name="Originals">How many different files people uploaded.</param>
/// <param name="OriginalBytes">Their length as uploaded.</param>
/// <param name="StoredBytes">Their length on disk.</param>
/// <param name="Unreferenced">Originals that no photo stands on, waiting for the sweep.</param>
sealed record StorageReport(
    long Originals, long OriginalBytes, long StoredBytes, long Unreferenced, long Missing, long Damaged,
    long SizesBytes, long DatabaseBytes, long FreeBytes, long VolumeBytes);

/// <summary>Counts them.</summary>
sealed class StorageFigures(SiteData data, DataFolder folder)
{
    static readonly string[] DatabaseFiles = ["", "-wal", "-shm"];
    static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    public async Task<StorageReport> CountAsync(CancellationToken cancel)
    {
        var states = await data.Blobs.GroupBy(b => b.State)
            .Select(g => new { State = g.Key, Count = g.LongCount(), Bytes = g.Sum(b => b.Bytes), Stored = g.Sum(b => b.StoredBytes) })
            .ToListAsync(cancel);
        long CountOf(BlobState state) => states.Where(s => s.State == state).Sum(s => s.Count);
        var volume = new DriveInfo(folder.Root);
        return new StorageReport(
            states.Sum(s => s.Count), states.Sum(s => s.Bytes), states.Sum(s => s.Stored),
            await data.Blobs.LongCountAsync(b => b.UnreferencedAt != null, cancel), CountOf(BlobState.Missing), CountOf(BlobState.Damaged),
            await Task.Run(SizesBytes, cancel), await DatabaseBytesAsync(cancel), volume.AvailableFreeSpace, volume.TotalSize);
    }

    /// <summary>Originals whose bytes are not what they should be, with one of the photos that stand on each.</summary>
    public async Task<IReadOnlyList<BrokenOriginal>> BrokenAsync(int most, CancellationToken cancel) =>
        await data.Blobs.Where(b => b.State != BlobState.Stored).OrderBy(b => b.Sha256).Take(most)
            .Select(b => new BrokenOriginal(b.Sha256, b.State, b.VerifiedAt,
                data.Photos.Where(p => p.Sha256 == b.Sha256).Select(p => (long?)p.Id).FirstOrDefault(),
                data.Photos.Where(p => p.Sha256 == b.Sha256).Select(p => p.Owner!.UserName).FirstOrDefault()))
            .ToListAsync(cancel);

    // A file that goes while we look has no length any more: it is left out.
    long SizesBytes() => new DirectoryInfo(folder.Sizes).EnumerateFiles("*", Everything).Where(f => f.Exists).Sum(f => f.Length);

    async Task<long> DatabaseBytesAsync(CancellationToken cancel) => data is SqliteSiteData
        ? DatabaseFiles.Select(s => new FileInfo(folder.Database + s)).Where(f => f.Exists).Sum(f => f.Length)
        : (await data.Database.SqlQuery<long>($"""select pg_database_size(current_database()) as "Value" """).ToListAsync(cancel)).Single();
}

/// <param name="VerifiedAt">Unix milliseconds.</param>
sealed record BrokenOriginal(string Sha256, BlobState State, long VerifiedAt, long? PhotoId, string? Owner);
