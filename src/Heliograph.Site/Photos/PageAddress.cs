using Heliograph.Site.Accounts;

namespace Heliograph.Site.Photos;

/// <summary>The one address of each page about photos; others lead to it.</summary>
static class PageAddress
{
    /// <param name="photo">With its owner.</param>
    public static string Of(Photo photo) => Of(photo.Owner!, photo.Id);

    public static string Of(Person owner, long photoId) => Of(owner.Alias, photoId);

    /// <param name="who">An alias or an NSID, as it stands in an address.</param>
    public static string Of(string who, long photoId) => $"{OfPhotostream(who)}{photoId}/";

    /// <inheritdoc cref="Of(string, long)"/>
    public static string OfPhotostream(string who) => $"/photos/{Uri.EscapeDataString(who)}/";
}
