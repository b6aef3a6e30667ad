using System.Security.Cryptography;
using Heliograph.Lepton;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Heliograph.Site.Blobs.Forms;

/// <summary>
/// Gives one original its other form: makes that, flushes it, reads it back from the disk, compares what it yields with the stored hash,
/// puts it in its place, has the row say so durably, and only then removes the form it had.
/// </summary>
sealed class Recompressor(SiteData data, DataFolder folder, IBlobStore blobs, TimeProvider clock, ILogger<Recompressor> log)
{
    /// <summary>Recompresses it. Whatever happens, one form is left, or the next start finds what is to be removed.</summary>
    /// <returns>Bytes saved; null where the original stays as it is: refused, which its row remembers, or changed meanwhile.</returns>
    /// <exception cref="IOException">The disk failed or is full (see <see cref="DiskFull"/>).</exception>
    public async Task<long?> RunAsync(string sha256, CancellationToken cancel)
    {
        using var marker = FormMarker.Make(folder, sha256);
        long? saved = null;
        try
        {
            saved = await PackAsync(sha256, cancel);
        }
        catch (LeptonException refused)
        {
            await RefuseAsync(sha256, refused.Fault);
        }
        finally
        {
            await SettleAsync(marker);
        }

        return saved;
    }

    /// <summary>Stores it uncompressed again, under the same promise.</summary>
    /// <exception cref="IOException">The recompressed form is damaged, or the disk failed or is full (see <see cref="DiskFull"/>).</exception>
    public async Task RestoreAsync(string sha256, CancellationToken cancel)
    {
        using var marker = FormMarker.Make(folder, sha256);
        try
        {
            await using var original = blobs.OpenOriginal(sha256);
            await using var staged = await blobs.StageAsync(original, original.Length, cancel);
            RandomAccess.FlushToDisk(staged.Handle);
            PageCache.Drop(staged.Handle);
            await using var written = OpenStaged(staged);
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(written, cancel)) != sha256)
                throw new IOException($"The original {sha256} did not come back as it was; it stays recompressed.");
            await KeepAsync(staged, sha256, BlobForm.Raw, cancel);
        }
        finally
        {
            await SettleAsync(marker);
        }
    }

    async Task<long?> PackAsync(string sha256, CancellationToken cancel)
    {
        using var packed = new MemoryStream();
        using (var original = blobs.OpenOriginal(sha256))
            LeptonCodec.Pack(original, packed, CodecLimits.Packing, cancel);
        packed.Position = 0;
        await using var staged = await blobs.StageAsync(packed, LeptonCodec.LargestJpeg * 2, cancel);
        RandomAccess.FlushToDisk(staged.Handle);
        PageCache.Drop(staged.Handle);
        long bytes = ReadBack(staged, sha256, cancel);
        if (staged.Bytes >= bytes)
            throw new LeptonException(LeptonFault.NotSmaller, 0, "Packing it would not make it smaller.");
        return await KeepAsync(staged, sha256, BlobForm.Lepton, cancel) ? bytes - staged.Bytes : null;
    }

    Task<bool> KeepAsync(StagedBlob staged, string sha256, BlobForm form, CancellationToken cancel)
    {
        blobs.KeepForm(staged, sha256, form);
        return BlobForms.SwapAsync(data, blobs, sha256, form, clock.GetUtcNow().ToUnixTimeMilliseconds(), cancel);
    }

    async Task SettleAsync(FormMarker marker)
    {
        await BlobForms.SettleAsync(data, blobs, marker.Sha256, CancellationToken.None);
        marker.Remove();
    }

    static FileStream OpenStaged(StagedBlob staged) =>
        new(staged.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);

    /// <returns>Length of the original.</returns>
    /// <exception cref="LeptonException">It is another's.</exception>
    static long ReadBack(StagedBlob staged, string sha256, CancellationToken cancel)
    {
        using var file = OpenStaged(staged);
        using var original = LeptonCodec.OpenRead(file, CodecLimits.Unpacking, cancel);
        if (Convert.ToHexStringLower(SHA256.HashData(original)) != sha256)
            throw new LeptonException(LeptonFault.VerificationFailed, 0, "What was packed does not unpack to the original.");
        return original.Length;
    }

    async Task RefuseAsync(string sha256, LeptonFault fault)
    {
        bool isMismatch = fault is LeptonFault.VerificationFailed or >= LeptonFault.NotLepton;
        if (isMismatch)
            log.LogError("The original {Sha256} did not come back as it was when it was recompressed: it stays, and is compared with its hash anew", sha256);
        fault = isMismatch ? LeptonFault.VerificationFailed : fault;
        // The original itself may be what is damaged: then the next verification says so.
        await data.WriteAsync(token => data.Blobs.Where(b => b.Sha256 == sha256).ExecuteUpdateAsync(set => set
            .SetProperty(b => b.Refusal, fault)
            .SetProperty(b => b.VerifiedAt, b => isMismatch ? 0 : b.VerifiedAt), token), Durability.Process, CancellationToken.None);
    }
}
