using System.Globalization;
using Heliograph.Site.Photos;
using Heliograph.Site.Photos.Editing;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Site.Organising;

/// <summary>Why nothing was done. Names stand in addresses.</summary>
enum OrganiseProblem { Nothing, Tags, Album, Date, Place, Group }

/// <summary>What the tray's form says.</summary>
static class OrganiseForm
{
    const long LongestShift = 200L * 366 * 24 * 3600;

    /// <returns>The action, or why it is none.</returns>
    public static (BatchAction? Action, OrganiseProblem Problem) Read(IFormCollection form)
    {
        if (!Enum.TryParse<BatchVerb>(form["verb"], out var verb) || !Enum.IsDefined(verb))
            return (null, OrganiseProblem.Nothing);
        return verb switch
        {
            BatchVerb.AddTags or BatchVerb.RemoveTags => TagWords.Split(form["tags"].ToString()) is { Length: > 0 } tags
                ? (new BatchAction(verb, tags), default) : (null, OrganiseProblem.Tags),
            BatchVerb.SetTags => (new BatchAction(verb, TagWords.Split(form["tags"].ToString())), default),
            BatchVerb.SetVisibility => Named<Visibility>(form["visibility"]) is { } visibility
                ? (new BatchAction(verb, Visibility: visibility), default) : (null, OrganiseProblem.Nothing),
            BatchVerb.SetLicence => Named<Licence>(form["licence"]) is { } licence
                ? (new BatchAction(verb, Licence: licence), default) : (null, OrganiseProblem.Nothing),
            BatchVerb.AddToAlbum => (new BatchAction(verb, Album: Number(form["album"])), default),
            BatchVerb.AddToGroup => Number(form["group"]) is { } group ? (new BatchAction(verb, Group: group), default) : (null, OrganiseProblem.Group),
            BatchVerb.ShiftDates => Shift(form) is { } seconds ? (new BatchAction(verb, Seconds: seconds), default) : (null, OrganiseProblem.Date),
            BatchVerb.SetLocation => Place(form["place"].ToString()) is { } place ? (new BatchAction(verb, Location: place), default) : (null, OrganiseProblem.Place),
            _ => (new BatchAction(verb), default),
        };
    }

    /// <summary>Ids of the photos that are checked; what is no number is left out.</summary>
    public static long[] Photos(IFormCollection form) => [.. form["photo"].Select(id => Number(id)).OfType<long>()];

    /// <returns>Null where nothing moves.</returns>
    static long? Shift(IFormCollection form)
    {
        long seconds = 0;
        foreach (var (field, unit) in (ReadOnlySpan<(string, long)>)[("days", 86_400), ("hours", 3_600), ("minutes", 60)])
        {
            string text = form[field].ToString().Trim();
            if (text.Length == 0)
                continue;
            if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int count))
                return null;
            seconds += count * unit;
        }

        return seconds == 0 || Math.Abs(seconds) > LongestShift ? null : form["direction"] == "earlier" ? -seconds : seconds;
    }

    /// <summary>Reads latitude and longitude with a comma between them.</summary>
    static PhotoLocation? Place(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries) is [var north, var east]
        && double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out double latitude)
        && double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out double longitude)
        && new PhotoLocation(latitude, longitude, PhotoLocation.MostAccuracy, LocationContext.Unknown) is { IsValid: true } place ? place : null;

    static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    static T? Named<T>(string? name) where T : struct, Enum => Enum.TryParse<T>(name, out var value) && Enum.IsDefined(value) ? value : null;
}
