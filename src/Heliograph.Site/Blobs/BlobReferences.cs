using Heliograph.Site.Blobs.Forms;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Blobs;

/// <summary>
/// The rows that say which originals are wanted. An upload reserves its row before its bytes take their place, and removal
/// deletes only a row that nobody reserved since it looked, and the bytes inside the same transaction: so neither
/// a simultaneous upload nor one in another process can lose its bytes, and no bytes are ever without a row.
/// </summary>
static class BlobReferences
{
    /// <summary>Announces bytes that are about to be kept. Without a reference within the time of grace they are swept.</summary>
    /// <param name="now">Unix milliseconds.</param>
    /// <returns>The reservation's stamp, later than any before it for this blob, for <see cref="TryRemoveAsync"/>.</returns>
    public static Task<long> ReserveAsync(SiteData data, string sha256, long bytes, long now, CancellationToken cancel) =>
        data.WriteAsync(async token => (await data.Database.SqlQuery<long>($"""
            insert into blob (sha256, bytes, form, stored_bytes, "references", state, unreferenced_at, verified_at, demand)
            values ({sha256}, {bytes}, {(int)BlobForm.Raw}, {bytes}, 0, {(int)BlobState.Missing}, {now}, 0, 0)
            on conflict (sha256) do update set unreferenced_at = case
                when blob."references" > 0 then null
                when blob.unreferenced_at >= excluded.unreferenced_at then blob.unreferenced_at + 1
                else excluded.unreferenced_at end
            returning coalesce(unreferenced_at, 0) as "Value"
            """).ToListAsync(token)).Single(), Durability.Process, cancel);

    /// <summary>
    /// Notes that the bytes lie in their place with this hash, and in which form. Inside a transaction it also keeps others
    /// from this blob until the end.
    /// </summary>
    /// <exception cref="InvalidOperationException">The reservation was swept: the upload took longer than the time of grace.</exception>
    public static async Task ConfirmAsync(SiteData data, IBlobStore blobs, string sha256, long bytes, long now, CancellationToken cancel)
    {
        int rows = await data.Blobs.Where(b => b.Sha256 == sha256).ExecuteUpdateAsync(set => set
            .SetProperty(b => b.Refusal, b => b.State == BlobState.Stored ? b.Refusal : null)
            .SetProperty(b => b.State, BlobState.Stored)
            .SetProperty(b => b.Bytes, bytes)
            .SetProperty(b => b.VerifiedAt, now), cancel);
        if (rows == 0)
            throw new InvalidOperationException($"The original {sha256} was swept before it got its first reference.");
        await BlobForms.PreferRawAsync(data, blobs, sha256, cancel);
    }

    public static Task AddAsync(SiteData data, string sha256, CancellationToken cancel) =>
        data.Blobs.Where(b => b.Sha256 == sha256).ExecuteUpdateAsync(set => set
            .SetProperty(b => b.References, b => b.References + 1)
            .SetProperty(b => b.UnreferencedAt, (long?)null), cancel);

    /// <param name="now">Unix milliseconds, from when the time of grace counts if this was the last reference.</param>
    public static Task ReleaseAsync(SiteData data, string sha256, long now, CancellationToken cancel) =>
        data.Blobs.Where(b => b.Sha256 == sha256).ExecuteUpdateAsync(set => set
            .SetProperty(b => b.UnreferencedAt, b => b.References == 1 ? now : b.UnreferencedAt)
            .SetProperty(b => b.References, b => b.References - 1), cancel);

    /// <summary>Removes an original that nobody refers to and nobody has reserved since.</summary>
    /// <param name="stamp">The row's <see cref="Blob.UnreferencedAt"/> when it was looked at.</param>
    /// <returns>False where somebody wants it again.</returns>
    public static Task<bool> TryRemoveAsync(SiteData data, IBlobStore blobs, string sha256, long stamp, CancellationToken cancel) =>
        data.WriteAsync(async token =>
        {
            int rows = await data.Blobs.Where(b => b.Sha256 == sha256 && b.References == 0 && b.UnreferencedAt == stamp).ExecuteDeleteAsync(token);
            // Before the commit, which a full disk may refuse: a row without bytes heals with the next upload, bytes without a row would stay.
            if (rows == 1)
                blobs.Remove(sha256);
            return rows == 1;
        }, Durability.Process, cancel);
}
