using Heliograph.Site.Photos;

namespace Heliograph.Site.Albums;

/// <summary>The place of a photo in an album.</summary>
public sealed class AlbumPhoto
{
    public long AlbumId { get; set; }
    public long PhotoId { get; set; }
    public Photo? Photo { get; set; }

    /// <summary>Ascending; gaps are allowed.</summary>
    public long Position { get; set; }
}
