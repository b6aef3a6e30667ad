using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Blobs.Forms;

/// <summary>
/// Keeps rows and files of one mind about forms. A file may come at any time, but one form goes only while its row is held
/// and the other lies there: so whatever happens at once, an original is always there in one of them.
/// </summary>
static class BlobForms
{
    /// <summary>Has the other form, which lies in its place, count from now on.</summary>
    /// <param name="now">Unix milliseconds.</param>
    /// <returns>False where the original went, was damaged or was uploaded again meanwhile.</returns>
    public static Task<bool> SwapAsync(SiteData data, IBlobStore blobs, string sha256, BlobForm to, long now, CancellationToken cancel) =>
        data.WriteAsync(async token =>
        {
            if (await HoldAsync(data, sha256, token) is not { State: BlobState.Stored } blob || blob.Form == to
                || blobs.FormsOf(sha256) is not { Raw: { } raw, Lepton: { } lepton })
                return false;
            await NoteAsync(data, sha256, to, to == BlobForm.Raw ? raw : lepton, token);
            await data.Blobs.Where(b => b.Sha256 == sha256).ExecuteUpdateAsync(set => set.SetProperty(b => b.VerifiedAt, now), token);
            return true;
        }, Durability.Acknowledged, cancel);

    /// <summary>Removes the form that does not count, where both lie.</summary>
    public static Task<bool> SettleAsync(SiteData data, IBlobStore blobs, string sha256, CancellationToken cancel) =>
        data.WriteAsync(async token =>
        {
            if (await HoldAsync(data, sha256, token) is not { } blob || blobs.FormsOf(sha256) is not { Raw: not null, Lepton: not null })
                return false;
            blobs.RemoveForm(sha256, blob.Form == BlobForm.Raw ? BlobForm.Lepton : BlobForm.Raw);
            return true;
        }, Durability.Process, cancel);

    /// <summary>Has the row say what lies there; where both forms do, only the raw one stays. Inside a transaction.</summary>
    /// <returns>False where there is no such row or no such original.</returns>
    public static async Task<bool> PreferRawAsync(SiteData data, IBlobStore blobs, string sha256, CancellationToken cancel)
    {
        if (await HoldAsync(data, sha256, cancel) is null)
            return false;
        var (raw, lepton) = blobs.FormsOf(sha256);
        if (raw is not null && lepton is not null)
            blobs.RemoveForm(sha256, BlobForm.Lepton);
        if ((raw ?? lepton) is not { } length)
            return false;
        await NoteAsync(data, sha256, raw is null ? BlobForm.Lepton : BlobForm.Raw, length, cancel);
        return true;
    }

    /// <summary>An update that changes nothing keeps others from the row until the transaction ends.</summary>
    static async Task<Blob?> HoldAsync(SiteData data, string sha256, CancellationToken cancel)
    {
        var row = data.Blobs.Where(b => b.Sha256 == sha256);
        await row.ExecuteUpdateAsync(set => set.SetProperty(b => b.References, b => b.References), cancel);
        return await row.AsNoTracking().SingleOrDefaultAsync(cancel);
    }

    static Task<int> NoteAsync(SiteData data, string sha256, BlobForm form, long length, CancellationToken cancel) =>
        data.Blobs.Where(b => b.Sha256 == sha256).ExecuteUpdateAsync(set => set
            .SetProperty(b => b.Form, form)
            .SetProperty(b => b.StoredBytes, length), cancel);
}
