using System.Globalization;
using Heliograph.Site.FlickrApi.Calls;
using Heliograph.Site.FlickrApi.Shapes;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Editing;
using Heliograph.Site.Photos.Intake;

namespace Heliograph.Site.FlickrApi.Uploads;

/// <summary>What the fields of an upload say of the photo; kept with its ticket where it waits. Null: as its owner chose for all photos.</summary>
/// <param name="RefusesDuplicates">A photo that the owner has already is an error.</param>
sealed record UploadWish(
    string? Title, string? Description, IReadOnlyList<string> Tags, Visibility? Visibility, SafetyLevel? Safety, ContentType? Kind, bool? IsHidden, bool RefusesDuplicates)
{
    public static UploadWish Of(Parameters fields) => new(
        Text(fields["title"]), Text(fields["description"]), PhotoTags.Split(Text(fields["tags"]) ?? ""), VisibilityOf(fields),
        Number(fields["safety_level"]) is { } safety ? (SafetyLevel)safety : null,
        Number(fields["content_type"]) is { } kind ? (ContentType)kind : null,
        // Here 1 is found by searches, and 2 is not.
        fields["hidden"] switch { "1" => false, "2" => true, _ => null },
        fields["dedup_check"] is "1" or "2");

    public IntakeOptions ToIntake() => new(Visibility, Title, Tags)
    {
        Said = new PhotoEdit(Description: Description) { Safety = Safety, ContentType = Kind, IsHidden = IsHidden },
    };

    /// <summary>9 and nothing mean the owner's default; where one of the three is said, the others are not.</summary>
    static Visibility? VisibilityOf(Parameters fields)
    {
        string?[] said = [fields["is_public"], fields["is_friend"], fields["is_family"]];
        return said.Any(s => s is "0" or "1") ? VisibilityFlags.Of(said[0] == "1", said[1] == "1", said[2] == "1") : null;
    }

    static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= 3 ? number : null;

    static string? Text(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);
}
