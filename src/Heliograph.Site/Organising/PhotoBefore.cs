using System.Text.Json;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Editing;

namespace Heliograph.Site.Organising;

/// <summary>What a batch found before it changed a photo: as much as it takes to change it back.</summary>
/// <param name="WasOutside">It was not in the album, or with the group, yet.</param>
sealed record PhotoBefore(
    TagBefore[]? Tags = null, Visibility? Visibility = null, Licence? Licence = null, bool WasOutside = false,
    TakenDate? Taken = null, PhotoLocation? Location = null)
{
    public static PhotoBefore Read(string json) => JsonSerializer.Deserialize<PhotoBefore>(json, BatchAction.Json)!;

    public string Write() => JsonSerializer.Serialize(this, BatchAction.Json);
}

/// <summary>A tag as it was.</summary>
sealed record TagBefore(string Raw, long AuthorId, long AddedAt);
