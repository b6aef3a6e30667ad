using System.Globalization;

namespace Heliograph.Site.Photos.Editing;

/// <summary>The form of a photo's settings: what the owner decides beyond its words.</summary>
public sealed class PhotoSettings
{
    const string PostedForm = "yyyy-MM-ddTHH:mm:ss";

    /// <summary>As <see cref="TakenDate.Parse"/> reads it.</summary>
    public string? Taken { get; set; }

    /// <summary>UTC, to the second.</summary>
    public string? Posted { get; set; }

    public Visibility Visibility { get; set; }
    public Permission Comments { get; set; }
    public Permission Additions { get; set; }
    public bool Hidden { get; set; }
    public Licence Licence { get; set; }
    public SafetyLevel Safety { get; set; }
    public ContentType Kind { get; set; }

    /// <summary>Degrees; empty, like <see cref="Longitude"/>, where no place is known.</summary>
    public string? Latitude { get; set; }

    public string? Longitude { get; set; }
    public int Accuracy { get; set; }
    public LocationContext Surroundings { get; set; }
    public Visibility Place { get; set; }

    public static PhotoSettings Of(Photo photo) => new()
    {
        Taken = TakenDate.Write(photo),
        Posted = Write(photo.PostedAt),
        Visibility = photo.Visibility,
        Comments = photo.CommentPermission,
        Additions = photo.MetaPermission,
        Hidden = photo.IsHidden,
        Licence = photo.Licence,
        Safety = photo.Safety,
        Kind = photo.ContentType,
        Latitude = photo.Latitude?.ToString("0.######", CultureInfo.InvariantCulture),
        Longitude = photo.Longitude?.ToString("0.######", CultureInfo.InvariantCulture),
        Accuracy = photo.LocationAccuracy,
        Surroundings = photo.LocationContext,
        Place = photo.LocationVisibility,
    };

    /// <param name="refuse">Is told the field and what is wrong with it.</param>
    /// <returns>Null where something was refused.</returns>
    internal PhotoEdit? ToEdit(Photo photo, DateTimeOffset now, Action<string, string> refuse)
    {
        bool isGood = Enum.IsDefined(Visibility) && Enum.IsDefined(Comments) && Enum.IsDefined(Additions) && Enum.IsDefined(Licence)
            && Enum.IsDefined(Safety) && Enum.IsDefined(Kind) && Enum.IsDefined(Place);
        if (!isGood)
            refuse("", SettingsTexts.NoSuchChoice);
        var taken = TakenDate.Parse(Taken);
        if (taken is null)
            Refuse("Taken", SettingsTexts.TakenRefused);
        if (!TryReadPosted(photo, now, out long posted))
            Refuse("Posted", SettingsTexts.PostedRefused);
        if (!TryReadLocation(out var location))
            Refuse("Latitude", SettingsTexts.PlaceRefused);
        return !isGood ? null : new PhotoEdit(Visibility: Visibility, Place: Place)
        {
            Taken = Taken?.Trim() == TakenDate.Write(photo) ? null : taken,
            PostedAt = posted,
            CommentPermission = Comments,
            MetaPermission = Additions,
            IsHidden = Hidden,
            Licence = Licence,
            Safety = Safety,
            ContentType = Kind,
            Location = location,
            RemovesLocation = location is null,
        };

        void Refuse(string field, string sentence)
        {
            isGood = false;
            refuse(field, sentence);
        }
    }

    /// <summary>An unchanged text keeps the photo's milliseconds.</summary>
    bool TryReadPosted(Photo photo, DateTimeOffset now, out long posted)
    {
        posted = photo.PostedAt;
        if (Posted == Write(posted))
            return true;
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParseExact(Posted, [PostedForm, "yyyy-MM-ddTHH:mm"], CultureInfo.InvariantCulture, Utc, out var at))
            return false;
        posted = at.ToUnixTimeMilliseconds();
        return posted >= 0 && at <= now;
    }

    bool TryReadLocation(out PhotoLocation? location)
    {
        location = null;
        if (string.IsNullOrWhiteSpace(Latitude) && string.IsNullOrWhiteSpace(Longitude))
            return true;
        if (!double.TryParse(Latitude, CultureInfo.InvariantCulture, out double latitude) || !double.TryParse(Longitude, CultureInfo.InvariantCulture, out double longitude))
            return false;
        location = new PhotoLocation(latitude, longitude, Accuracy, Surroundings);
        return location.Value.IsValid;
    }

    static string Write(long posted) => DateTimeOffset.FromUnixTimeMilliseconds(posted).ToString(PostedForm, CultureInfo.InvariantCulture);
}
