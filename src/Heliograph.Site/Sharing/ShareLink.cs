namespace Heliograph.Site.Sharing;

/// <summary>A secret address by which somebody shows a photo or an album to who has no account, until it expires or is revoked.</summary>
public sealed class ShareLink
{
    public long Id { get; set; }
    public long OwnerId { get; set; }

    /// <summary>The secret part of the address: 22 base-64 characters of 128 random bits.</summary>
    public string Token { get; set; } = "";

    /// <summary>The photo it shows; null: it shows an album.</summary>
    public long? PhotoId { get; set; }

    /// <summary>The album it shows, with those of its photos that its owner may share; null: it shows a photo.</summary>
    public long? AlbumId { get; set; }

    /// <summary>Guests may put photos into the album.</summary>
    public bool AllowsUpload { get; set; }

    /// <summary>Guests may download the originals.</summary>
    public bool AllowsDownload { get; set; }

    /// <summary>For whom it is, in the owner's words.</summary>
    public string Note { get; set; } = "";

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; set; }

    /// <summary>Unix milliseconds; null: never.</summary>
    public long? ExpiresAt { get; set; }

    /// <summary>Unix milliseconds; null: it was not.</summary>
    public long? RevokedAt { get; set; }

    /// <summary>Times that it was opened.</summary>
    public long Opened { get; set; }
}
