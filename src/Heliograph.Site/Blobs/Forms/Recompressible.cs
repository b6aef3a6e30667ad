using Heliograph.Lepton;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Blobs.Forms;

/// <summary>Which originals the policy wants in their other form.</summary>
static class Recompressible
{
    /// <summary>Those to be stored uncompressed again, for they are often asked for by now.</summary>
    public static IQueryable<Blob> Back(SiteData data, StorageOptions options, DateTimeOffset now)
    {
        double often = options.OftenViewed * OriginalDemand.Weight(now);
        return data.Blobs.Where(b => b.Form == BlobForm.Lepton && b.State == BlobState.Stored && b.References > 0 && b.Demand >= often);
    }

    /// <summary>Those to be recompressed, which nothing has refused.</summary>
    public static IQueryable<Blob> In(SiteData data, StorageOptions options, DateTimeOffset now)
    {
        double often = options.OftenViewed * OriginalDemand.Weight(now), rarely = OriginalDemand.Weight(now);
        LeptonFault? none = null;
        var raw = data.Blobs.Where(b => b.Form == BlobForm.Raw && b.Refusal == none && b.State == BlobState.Stored
            && b.References > 0 && b.Bytes <= options.MaxBytes);
        return options.Recompress switch
        {
            RecompressPolicy.All => raw.Where(b => b.Demand < often),
            RecompressPolicy.PrivateAndRarelyViewed => raw.Where(b => b.Demand <= rarely
                && !data.Photos.Any(p => p.Sha256 == b.Sha256 && p.Visibility != Visibility.Private)),
            _ => raw.Where(_ => false),
        };
    }
}
