using Heliograph.Site.Data;
using Microsoft.EntityFrameworkCore;

namespace Heliograph.Site.Quotas;

static class QuotaCount
{
    /// <summary>Counts what a person has. What nothing limits is counted for a page, not for an upload.</summary>
    /// <param name="everything">Also what nothing limits.</param>
    public static async Task<Quota> OfAsync(SiteData data, QuotaOptions options, long personId, DateTimeOffset now, bool everything, CancellationToken cancel)
    {
        var own = await data.People.Where(p => p.Id == personId)
            .Select(p => new { p.QuotaPhotos, p.QuotaBytes, p.QuotaMonthlyUploads }).SingleOrDefaultAsync(cancel);
        var (photos, bytes, month) = (own?.QuotaPhotos ?? options.Photos, own?.QuotaBytes ?? options.Bytes, own?.QuotaMonthlyUploads ?? options.MonthlyUploads);
        var all = data.Photos.IgnoreQueryFilters().Where(p => p.OwnerId == personId);
        long start = new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        return new Quota(
            everything || photos is not null ? await all.CountAsync(cancel) : 0, photos,
            everything || bytes is not null ? await all.SumAsync(p => p.Bytes, cancel) : 0, bytes,
            everything || month is not null ? await all.CountAsync(p => p.UploadedAt >= start, cancel) : 0, month);
    }

    /// <summary>Inside the transaction that adds a photo: two uploads at once don't both take the last place.</summary>
    /// <param name="isPhotoThere">The bytes are more for a photo that counts already.</param>
    /// <exception cref="QuotaReachedException">The person has no room for it.</exception>
    public static async Task RequireAsync(
        SiteData data, QuotaOptions options, long personId, long bytes, DateTimeOffset now, CancellationToken cancel, bool isPhotoThere = false)
    {
        // An update that changes nothing keeps others from the row until the transaction ends.
        int people = await data.People.Where(p => p.Id == personId && p.UserName != null).ExecuteUpdateAsync(set => set.SetProperty(p => p.QuotaBytes, p => p.QuotaBytes), cancel);
        if (people == 0)
            throw new QuotaReachedException(QuotaTexts.OwnerLeft);
        var quota = await OfAsync(data, options, personId, now, everything: false, cancel);
        if ((isPhotoThere ? quota.RefusesGrowth(bytes) : quota.Refuses(bytes)) is { } sentence)
            throw new QuotaReachedException(sentence);
    }
}
