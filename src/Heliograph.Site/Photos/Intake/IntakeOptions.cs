namespace Heliograph.Site.Photos.Intake;

/// <summary>What a person says of a photo when giving it to the site.</summary>
/// <param name="Visibility">Null: what the person has chosen for all photos.</param>
/// <param name="Title">Null: the title in the file, else the file's name without its extension.</param>
/// <param name="Tags">In addition to the keywords in the file.</param>
/// <param name="AlbumId">An album of the same owner.</param>
sealed record IntakeOptions(Visibility? Visibility, string? Title = null, IReadOnlyList<string>? Tags = null, long? AlbumId = null);
