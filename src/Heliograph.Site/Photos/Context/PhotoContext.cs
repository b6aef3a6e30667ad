using Heliograph.Site.Photos.Lists;

namespace Heliograph.Site.Photos.Context;

/// <summary>The list that a photo was opened from: its neighbours there are those that the photo's page leads to.</summary>
/// <param name="Key">As in <c>?in=</c>, such as <c>album-123</c>; null: the photostream of its owner.</param>
/// <param name="Name">What people call the list.</param>
/// <param name="Address">Of the list's first page.</param>
/// <param name="Place">Where the photo stands in <paramref name="Order"/>.</param>
sealed record PhotoContext(string? Key, string Name, string Address, PhotoOrder Order, PagePlace Place);

/// <summary>A kind of lists that photos are opened from. Each feature with such lists adds one, by <see cref="ContextFeature.AddPhotoContext{T}"/>.</summary>
interface IContextSource
{
    /// <summary>What its keys begin with, before the hyphen; letters only.</summary>
    string Kind { get; }

    /// <param name="list">The key after its hyphen; empty where it has none.</param>
    /// <param name="photo">One that the viewer may see.</param>
    /// <returns>Null where there is no such list for the viewer, or the photo is not in it.</returns>
    Task<PhotoContext?> FindAsync(string list, Photo photo, CancellationToken cancel);
}
