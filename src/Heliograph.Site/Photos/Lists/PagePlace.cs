using System.Globalization;

namespace Heliograph.Site.Photos.Lists;

/// <summary>A place in a list, between photos: what lies after it and before it stays so whatever arrives meanwhile.</summary>
/// <param name="Key">What the list is ordered by, such as the posted time in Unix milliseconds.</param>
/// <param name="PhotoId">Tells equal keys apart.</param>
readonly record struct PagePlace(long Key, long PhotoId)
{
    /// <returns>Null for what <see cref="ToString"/> has not written.</returns>
    public static PagePlace? Parse(string? text) =>
        text?.Split('-') is [var key, var id]
        && long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out long at)
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long photo)
            ? new PagePlace(at, photo)
            : null;

    /// <summary>As it stands in addresses.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key}-{PhotoId}");
}
