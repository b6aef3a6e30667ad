using Heliograph.Site.Accounts;

namespace Heliograph.Site.Photos;

/// <summary>The one address of each page about photos; others lead to it.</summary>
static class PageAddress
{
    /// <param name="photo">With its owner.</param>
    public static string Of(Photo photo) => Of(photo.Owner!, photo.Id);

    public static string Of(Person owner, long photoId) => $"/photos/{owner.Alias}/{photoId}/";
}
