using System.Linq.Expressions;

namespace Heliograph.Site.Photos.Rows;

/// <summary>What a list shows of a photo.</summary>
/// <param name="Photo">With what addresses, sizes and titles need, and nothing else.</param>
public sealed record ListedPhoto(Photo Photo, string OwnerAlias, string OwnerName)
{
    internal static Expression<Func<Photo, ListedPhoto>> From { get; } = p => new ListedPhoto(
        new Photo
        {
            Id = p.Id,
            OwnerId = p.OwnerId,
            Width = p.Width,
            Height = p.Height,
            DominantColour = p.DominantColour,
            Server = p.Server,
            Secret = p.Secret,
            LargeSecret = p.LargeSecret,
            Title = p.Title,
            Visibility = p.Visibility,
            PostedAt = p.PostedAt,
            FavouriteCount = p.FavouriteCount,
        },
        p.Owner!.UserName!,
        p.Owner.DisplayName == "" ? p.Owner.UserName! : p.Owner.DisplayName);

    /// <summary>Where the photostream of its owner is.</summary>
    public string OwnerAddress => $"/photos/{OwnerAlias}/";

    /// <summary>Where its page is, in a place of its own such as a secret link; null: where everybody's is.</summary>
    public string? Elsewhere { get; init; }

    /// <summary>Where its page is.</summary>
    public string Address => Elsewhere ?? $"/photos/{OwnerAlias}/{Photo.Id}/";

    /// <summary>Where its page is, which leads on to its neighbours in a list.</summary>
    /// <param name="list">The list's key; null: the photostream of its owner.</param>
    public string AddressIn(string? list) => list is null ? Address : $"{Address}?in={Uri.EscapeDataString(list)}";
}
