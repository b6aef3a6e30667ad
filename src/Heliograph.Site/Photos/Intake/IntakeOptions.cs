using Heliograph.Site.Photos.Editing;

namespace Heliograph.Site.Photos.Intake;

/// <summary>What a person says of a photo when giving it to the site.</summary>
/// <param name="Visibility">Null: what the person has chosen for all photos.</param>
/// <param name="Title">Null: the title in the file, else the file's name without its extension.</param>
/// <param name="Tags">In addition to the keywords in the file.</param>
/// <param name="AlbumId">An album of the same owner.</param>
/// <param name="Guest">Who gives it, where that is not its owner-to-be; what the owner has already is then left as it is.</param>
sealed record IntakeOptions(Visibility? Visibility, string? Title = null, IReadOnlyList<string>? Tags = null, long? AlbumId = null, Guest? Guest = null)
{
    /// <summary>What else is said of it; its title, tags and visibility are said above.</summary>
    public PhotoEdit? Said { get; init; }
}

/// <summary>Somebody who gives a photo to an album by a secret link.</summary>
/// <param name="Name">As they say it is.</param>
sealed record Guest(long ShareLinkId, string Name);
