using System.Globalization;
using Heliograph.Site.Accounts;
using Heliograph.Site.Data;
using Heliograph.Site.Photos.Lists;

namespace Heliograph.Site.Photos.Context;

/// <summary>Finds the list that an address says a photo was opened from.</summary>
sealed class PhotoContexts(IEnumerable<IContextSource> sources, SiteData data, Viewer viewer)
{
    /// <param name="key">From the address; null, or one that leads nowhere, means the photostream of the photo's owner.</param>
    /// <param name="photo">With its owner.</param>
    public async Task<PhotoContext> FindAsync(string? key, Photo photo, CancellationToken cancel)
    {
        if (key?.Split('-', 2) is [var kind, .. var rest] && sources.FirstOrDefault(s => s.Kind == kind) is { } source
            && await source.FindAsync(rest is [var list] ? list : "", photo, cancel) is { } context)
            return context;

        var owner = photo.Owner!;
        string name = owner.DisplayName.Length > 0 ? owner.DisplayName : owner.Alias;
        return new OrderedContext(null, string.Format(CultureInfo.CurrentCulture, PhotoPageTexts.PhotostreamOf, name), PageAddress.OfPhotostream(owner.Alias),
            PhotoOrder.ByPosted(Photostream(data, viewer, owner)), new PagePlace(photo.PostedAt, photo.Id));
    }

    /// <summary>A person's photos as a viewer finds them in the person's photostream.</summary>
    public static IQueryable<Photo> Photostream(SiteData data, Viewer viewer, Person owner) =>
        data.Photos.Where(p => p.OwnerId == owner.Id).VisibleTo(viewer, data).SuitableFor(viewer, data);
}
