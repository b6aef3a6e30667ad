using Heliograph.Site.Accounts;
using Microsoft.AspNetCore.Http;

namespace Heliograph.Site.Photos;

/// <summary>The one address of each page about photos; others lead to it.</summary>
static class PageAddress
{
    /// <param name="photo">With its owner.</param>
    public static string Of(Photo photo) => Of(photo.Owner!, photo.Id);

    public static string Of(Person owner, long photoId) => Of(owner.Alias, photoId);

    /// <param name="who">An alias or an NSID, as it stands in an address.</param>
    public static string Of(string who, long photoId) => $"{OfPhotostream(who)}{photoId}/";

    /// <summary>Back to the photo's page after a form on it, in the list that it was opened from.</summary>
    /// <inheritdoc cref="Of(string, long)"/>
    public static string Back(HttpRequest request, string who, long photoId)
    {
        string page = Of(who, photoId);
        return Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.AbsolutePath == page ? from.PathAndQuery : page;
    }

    /// <summary>Where the photos with a tag are.</summary>
    public static string OfTag(PhotoTag tag) => $"/tags/{Uri.EscapeDataString(tag.Clean)}/";

    /// <inheritdoc cref="Of(string, long)"/>
    public static string OfPhotostream(string who) => $"/photos/{Uri.EscapeDataString(who)}/";
}
