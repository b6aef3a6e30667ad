using Heliograph.Site.Photos.Intake;

namespace Heliograph.Site.FlickrApi.Uploads;

/// <summary>Why an upload fails, beyond what every call may fail by.</summary>
static class UploadFault
{
    public const int NoSuchPhoto = 1, NoPhoto = 2, General = 3, Empty = 4, UnknownType = 5, LimitReached = 6, TooLarge = 8, Duplicate = 9;

    static readonly Dictionary<int, string> Messages = new()
    {
        [NoSuchPhoto] = "Photo not found",
        [NoPhoto] = "No photo specified",
        [General] = "General upload failure",
        [Empty] = "Filesize was zero",
        [UnknownType] = "Filetype was not recognised",
        [LimitReached] = "User exceeded upload limit",
        [TooLarge] = "Filesize was too large",
        [Duplicate] = "Duplicate photo/video detected",
    };

    /// <param name="sentence">What is wrong, in words of the site's own.</param>
    public static ApiFault Of(int code, string? sentence = null) => new(code, sentence is null ? Messages[code] : $"{Messages[code]}: {sentence}");

    public static ApiFault DuplicateOf(long photoId) => new(Duplicate, Messages[Duplicate]) { Details = [("duplicate_photo_id", $"{photoId}")] };

    public static ApiFault Of(IntakeResult.Refused refused) => Of(refused.Reason switch
    {
        IntakeRefusal.Empty => Empty,
        IntakeRefusal.TooLarge => TooLarge,
        IntakeRefusal.NotAPhoto => UnknownType,
        IntakeRefusal.QuotaReached => LimitReached,
        IntakeRefusal.AlreadyThere => Duplicate,
        _ => General,
    }, refused.Sentence);
}
