using System.Security.Cryptography;
using Heliograph.Lepton;
using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Heliograph.Site.Blobs.Forms;

/// <summary>
/// Recompresses one original: packs it, flushes that, reads it back from the disk, unpacks and compares it with the stored hash, puts it
/// in its place, has the row say so durably, and only then removes the uncompressed form.
/// </summary>
sealed class Recompressor(SiteData data, DataFolder folder, IBlobStore blobs, TimeProvider clock, ILogger<Recompressor> log)
{
    /// <summary>Whatever happens, one form is left, or the next start finds what is to be removed.</summary>
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
            await BlobForms.SettleAsync(data, blobs, sha256, CancellationToken.None);
            marker.Remove();
        }

        return saved;
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
        blobs.KeepLepton(staged, sha256);
        return await BlobForms.SwapAsync(data, blobs, sha256, clock.GetUtcNow().ToUnixTimeMilliseconds(), cancel) ? bytes - staged.Bytes : null;
    }

    /// <returns>Length of the original.</returns>
    /// <exception cref="LeptonException">It is another's.</exception>
    static long ReadBack(StagedBlob staged, string sha256, CancellationToken cancel)
    {
        using var file = new FileStream(staged.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
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
