namespace Heliograph.Site.Photos.Intake;

/// <summary>Why a file did not become a photo. Values are stable: they are counted and shown to programs.</summary>
enum IntakeRefusal { Empty = 1, TooLarge = 2, NotAPhoto = 3, Unreadable = 4, TooDemanding = 5, NoSuchAlbum = 6, QuotaReached = 7, AlreadyThere = 8 }

/// <summary>What became of a file that was given to the site.</summary>
abstract record IntakeResult
{
    IntakeResult()
    {
    }

    /// <param name="WasThere">The owner had a photo of the same bytes already: <paramref name="Photo"/> is that one, as it was.</param>
    public sealed record Accepted(Photo Photo, bool WasThere) : IntakeResult;

    /// <param name="Sentence">What is wrong and what to do, for the person who gave the file.</param>
    public sealed record Refused(IntakeRefusal Reason, string Sentence) : IntakeResult;
}
