namespace Heliograph.Site.Quotas;

/// <summary>What somebody has and may have. Null: as much as there is room.</summary>
public sealed record Quota(int Photos, int? MostPhotos, long Bytes, long? MostBytes, int ThisMonth, int? MostThisMonth)
{
    /// <summary>Why one more photo of so many bytes is too much, in a sentence; null: it is not.</summary>
    public string? Refuses(long bytes) =>
        Photos >= MostPhotos ? QuotaWords.Photos(MostPhotos.Value)
        : ThisMonth >= MostThisMonth ? QuotaWords.Month(MostThisMonth.Value)
        : RefusesGrowth(bytes);

    /// <summary>Why so many more bytes for the photos there are is too much, in a sentence; null: it is not.</summary>
    public string? RefusesGrowth(long bytes) => bytes > 0 && Bytes + bytes > MostBytes ? QuotaWords.Bytes(Bytes, MostBytes.Value) : null;
}

/// <summary>An upload is more than its owner may have.</summary>
/// <param name="sentence">For the person who uploads.</param>
sealed class QuotaReachedException(string sentence) : Exception(sentence);
