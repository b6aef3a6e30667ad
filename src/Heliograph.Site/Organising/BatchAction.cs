using System.Text.Json;
using System.Text.Json.Serialization;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Editing;

namespace Heliograph.Site.Organising;

/// <summary>What a batch does to each of its photos. Names are stored.</summary>
public enum BatchVerb { AddTags, RemoveTags, SetTags, SetVisibility, SetLicence, AddToAlbum, ShiftDates, SetLocation, RemoveLocation, Delete, AddToGroup }

/// <summary>What a batch does, as it is stored.</summary>
/// <param name="Tags">As written.</param>
/// <param name="AlbumTitle">For the words about it.</param>
/// <param name="MadeAlbum">The album was made for this batch: undone, it goes again if it is empty.</param>
/// <param name="GroupName">For the words about it.</param>
/// <param name="Seconds">By how much dates move, forward or back.</param>
public sealed record BatchAction(
    BatchVerb Verb, string[]? Tags = null, Visibility? Visibility = null, Licence? Licence = null,
    long? Album = null, string? AlbumTitle = null, bool MadeAlbum = false, long? Seconds = null, PhotoLocation? Location = null,
    long? Group = null, string? GroupName = null)
{
    internal static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = { new JsonStringEnumConverter() } };

    public static BatchAction Read(string json) => JsonSerializer.Deserialize<BatchAction>(json, Json)!;

    public string Write() => JsonSerializer.Serialize(this, Json);
}
