using Heliograph.Site.Photos;
using Microsoft.AspNetCore.Identity;

namespace Heliograph.Site.Accounts;

/// <summary>Somebody with an account. The alias is the Identity user name.</summary>
public sealed class Person : IdentityUser<long>
{
    /// <summary>Shown name; the alias where none was given.</summary>
    public string DisplayName { get; set; } = "";

    public bool IsAdministrator { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long JoinedAt { get; set; }

    /// <summary>About themselves, as written; limited HTML is made safe when it is shown.</summary>
    public string Profile { get; set; } = "";

    /// <summary>Where they say they are.</summary>
    public string Location { get; set; } = "";

    /// <summary>What a photo gets that says nothing else.</summary>
    public Visibility DefaultVisibility { get; set; } = Visibility.Public;

    /// <inheritdoc cref="DefaultVisibility"/>
    public Licence DefaultLicence { get; set; }

    /// <inheritdoc cref="DefaultVisibility"/>
    public SafetyLevel DefaultSafety { get; set; } = SafetyLevel.Safe;

    /// <inheritdoc cref="DefaultVisibility"/>
    public ContentType DefaultContentType { get; set; } = ContentType.Photo;

    /// <summary>Their photos' places are shown to who may see the photo; otherwise to themselves alone.</summary>
    public bool ShowsPlaces { get; set; }

    /// <summary>The least suitable that lists of others' photos show them.</summary>
    public SafetyLevel SafeSearch { get; set; } = SafetyLevel.Safe;

    /// <summary>Who may see their photos may download the originals of public ones.</summary>
    public bool LetsDownload { get; set; }

    /// <summary>Asks search engines to leave their pages out.</summary>
    public bool HidesFromRobots { get; set; }

    /// <summary>Photos they may have; null: what the site allows everybody.</summary>
    public int? QuotaPhotos { get; set; }

    /// <summary>Bytes of originals they may have; null: what the site allows everybody.</summary>
    public long? QuotaBytes { get; set; }

    /// <summary>Photos they may upload in a calendar month, UTC; null: what the site allows everybody.</summary>
    public int? QuotaMonthlyUploads { get; set; }

    /// <summary>May look and read until then, but not upload, comment, favourite or follow; Unix milliseconds. Null: not suspended.</summary>
    public long? SuspendedUntil { get; set; }

    /// <summary>Until when they have seen what happened to their photos, Unix milliseconds.</summary>
    public long ActivitySeenAt { get; set; }

    /// <summary>Why they joined, if they said so; shown to nobody else.</summary>
    public string JoinReason { get; set; } = "";

    /// <summary>What they did before then makes no suggestions any more, Unix milliseconds; null: never cleared.</summary>
    public long? InterestsClearedAt { get; set; }

    public string Alias => UserName ?? "";

    /// <summary>As others are shown it.</summary>
    public string Name => DisplayName.Length > 0 ? DisplayName : Alias;

    /// <summary>The id in the form that addresses and the API use, such as <c>12345678@N00</c>.</summary>
    public string Nsid => $"{Id}@N00";
}
