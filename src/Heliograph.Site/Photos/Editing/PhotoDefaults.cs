using Heliograph.Site.Accounts;

namespace Heliograph.Site.Photos.Editing;

/// <summary>The form of what a person's photos get unless something else is said, and of what the person is shown.</summary>
public sealed class PhotoDefaults
{
    public Visibility Visibility { get; set; }
    public Licence Licence { get; set; }
    public SafetyLevel Safety { get; set; }
    public ContentType Kind { get; set; }
    public bool Places { get; set; }
    public SafetyLevel Shown { get; set; }

    public static PhotoDefaults Of(Person person) => new()
    {
        Visibility = person.DefaultVisibility,
        Licence = person.DefaultLicence,
        Safety = person.DefaultSafety,
        Kind = person.DefaultContentType,
        Places = person.ShowsPlaces,
        Shown = person.SafeSearch,
    };

    /// <returns>False where a value does not exist; nothing is changed then.</returns>
    internal bool TryApply(Person person)
    {
        if (!Enum.IsDefined(Visibility) || !Enum.IsDefined(Licence) || !Enum.IsDefined(Safety) || !Enum.IsDefined(Kind) || !Enum.IsDefined(Shown))
            return false;
        (person.DefaultVisibility, person.DefaultLicence, person.DefaultSafety, person.DefaultContentType) = (Visibility, Licence, Safety, Kind);
        (person.ShowsPlaces, person.SafeSearch) = (Places, Shown);
        return true;
    }
}
