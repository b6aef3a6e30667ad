namespace Heliograph.Site.Photos.Context;

/// <summary>The list that a photo was opened from: its neighbours there are those that the photo's page leads to.</summary>
/// <param name="Key">As in <c>?in=</c>, such as <c>album-123</c>; null: the photostream of its owner.</param>
/// <param name="Name">What people call the list.</param>
abstract record PhotoContext(string? Key, string Name)
{
    /// <param name="each">How many are wanted on either side; fewer are there at the list's ends.</param>
    public abstract Task<PhotoSurroundings> AroundAsync(int each, CancellationToken cancel);
}

/// <summary>What stands around a photo in a list.</summary>
/// <param name="Before">The nearest is last.</param>
/// <param name="After">The nearest is first.</param>
/// <param name="Visible">The photos that the viewer may see.</param>
/// <param name="Address">Of a page of the list that the photo stands on.</param>
sealed record PhotoSurroundings(IReadOnlyList<long> Before, IReadOnlyList<long> After, IQueryable<Photo> Visible, string Address);

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
