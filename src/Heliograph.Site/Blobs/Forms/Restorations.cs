using Heliograph.Lepton;
using Heliograph.Site.Data;
using Microsoft.Extensions.Options;

namespace Heliograph.Site.Blobs.Forms;

/// <summary>Opens recompressed originals, and bounds how many are decompressed at a time.</summary>
sealed class Restorations(DataFolder folder, IOptions<StorageOptions> options) : IDisposable
{
    readonly SemaphoreSlim places = new(options.Value.MaxDecompressions);

    /// <param name="lepton">A Lepton file from its start; disposed with what is returned, or where that fails.</param>
    /// <returns>The original's bytes from the start, seekable.</returns>
    /// <exception cref="DamagedFormException">It is none.</exception>
    public Stream Open(Stream lepton)
    {
        var ended = new CancellationTokenSource();
        try
        {
            return new RestoredOriginal(LeptonCodec.OpenRead(lepton, CodecLimits.Unpacking, ended.Token), places, folder.Temporary, ended);
        }
        catch (LeptonException damaged)
        {
            lepton.Dispose();
            ended.Dispose();
            throw new DamagedFormException(damaged);
        }
    }

    public void Dispose() => places.Dispose();
}

/// <summary>The recompressed form of an original can't be read.</summary>
sealed class DamagedFormException(Exception cause) : IOException($"The recompressed original is damaged. {cause.Message}", cause);
