using Heliograph.Site.Accounts;
using Heliograph.Site.Blobs;

namespace Heliograph.Site.Photos;

/// <summary>A photograph in somebody's photostream. Its original lies in <see cref="Blob"/>.</summary>
public sealed class Photo
{
    public long Id { get; set; }
    public long OwnerId { get; set; }
    public Person? Owner { get; set; }

    public string Sha256 { get; set; } = "";
    public Blob? Blob { get; set; }
    public PhotoFormat Format { get; set; }
    public long Bytes { get; set; }
    public string FileName { get; set; } = "";

    /// <summary>Pixels, upright: after the EXIF orientation was applied.</summary>
    public int Width { get; set; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; set; }

    /// <summary>False where no decoder is installed: it is shown by the preview embedded in the file, if there is one.</summary>
    public bool IsDecodable { get; set; } = true;

    /// <summary>0xRRGGBB: fills the photo's box until it arrives.</summary>
    public int DominantColour { get; set; }

    /// <summary>The shard in the image addresses.</summary>
    public int Server { get; set; } = 1;

    /// <summary>10 hex digits in the addresses of sizes up to b.</summary>
    public string Secret { get; set; } = "";

    /// <summary>10 hex digits in the addresses of sizes from h up.</summary>
    public string LargeSecret { get; set; } = "";

    /// <summary>10 hex digits in the address of the original.</summary>
    public string OriginalSecret { get; set; } = "";

    public string Title { get; set; } = "";
    public string Description { get; set; } = "";
    public Visibility Visibility { get; set; }
    public Licence Licence { get; set; }
    public SafetyLevel Safety { get; set; } = SafetyLevel.Safe;
    public ContentType ContentType { get; set; } = ContentType.Photo;

    /// <summary>Left out of searches, tags and explore by its owner's wish; whoever may see it finds it in the owner's lists.</summary>
    public bool IsHidden { get; set; }

    /// <summary>Who may comment on it, of those who may see it.</summary>
    public Permission CommentPermission { get; set; } = Permission.Everybody;

    /// <summary>Who may add tags, notes and people, of those who may see it.</summary>
    public Permission MetaPermission { get; set; } = Permission.Contacts;

    public List<PhotoTag> Tags { get; } = [];

    /// <summary>How many tags it ever had: the last <see cref="PhotoTag.Number"/> given.</summary>
    public int LastTagNumber { get; set; }

    /// <summary>Unix milliseconds; its owner may change it.</summary>
    public long PostedAt { get; set; }

    /// <summary>When its bytes came, Unix milliseconds; what quotas count by.</summary>
    public long UploadedAt { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long UpdatedAt { get; set; }

    /// <summary>Wall-clock time <c>yyyy-MM-dd HH:mm:ss</c> without a zone, as the camera had it.</summary>
    public string TakenAt { get; set; } = "";

    /// <summary>How exact <see cref="TakenAt"/> is: 0 second, 4 month, 6 year, 8 circa.</summary>
    public int TakenGranularity { get; set; }

    /// <summary>Nobody knows when it was taken: <see cref="TakenAt"/> holds the time of upload.</summary>
    public bool IsTakenUnknown { get; set; }

    public string? CameraMake { get; set; }
    public string? CameraModel { get; set; }
    public string? Lens { get; set; }

    /// <summary>Seconds.</summary>
    public double? ExposureTime { get; set; }

    public double? FNumber { get; set; }

    /// <summary>Millimetres.</summary>
    public double? FocalLength { get; set; }

    public int? Iso { get; set; }

    /// <summary>Degrees, WGS 84.</summary>
    public double? Latitude { get; set; }

    /// <inheritdoc cref="Latitude"/>
    public double? Longitude { get; set; }

    /// <summary>Who may see where it was taken; private unless the owner shows it.</summary>
    public Visibility LocationVisibility { get; set; }

    /// <summary>How exact the place is, from 1, the world, over 3, a country, 6, a region, and 11, a city, to 16, a street.</summary>
    public int LocationAccuracy { get; set; } = 16;

    public LocationContext LocationContext { get; set; }

    /// <summary>Degrees clockwise that its owner turned it, after the orientation that the file asks for: 0, 90, 180 or 270. Sizes are turned, the original is not.</summary>
    public int Rotation { get; set; }

    /// <summary>Times that somebody but the owner opened its page.</summary>
    public long Views { get; set; }

    /// <summary>How many people have it among their favourites; kept in the transactions that change it.</summary>
    public int FavouriteCount { get; set; }

    /// <summary>How many comments it has; kept in the transactions that change it.</summary>
    public int CommentCount { get; set; }

    /// <summary>The higher, the more different people took an interest in it; <c>docs/interestingness.md</c> has the formula.</summary>
    public double Interestingness { get; set; }

    /// <summary>Unix milliseconds; null: it is not in the trash. Queries leave out what is, unless they ask with <c>IgnoreQueryFilters</c>.</summary>
    public long? DeletedAt { get; set; }

    /// <summary>When a moderator took it down, Unix milliseconds; only its owner and administrators see it then.</summary>
    public long? TakenDownAt { get; set; }

    /// <summary>By which link a guest gave it to the owner's album; null: the owner uploaded it.</summary>
    public long? ShareLinkId { get; set; }

    /// <summary>The name that the guest gave.</summary>
    public string? GuestName { get; set; }

    public double AspectRatio => (double)Width / Height;
}
