namespace Heliograph.Site.Photos;

/// <summary>Which of a photo's three secrets opens a size.</summary>
public enum SecretKind { Small, Large, Original }

/// <summary>One of the sizes that a photo is served in, by the letters Flickr gave them.</summary>
/// <param name="Suffix">As in addresses; empty for 500.</param>
/// <param name="Edge">Pixels of the longer side, or of both where <paramref name="IsSquare"/>.</param>
/// <param name="IsSquare">Cropped to the centre.</param>
public sealed record PhotoSize(string Suffix, int Edge, SecretKind Secret, bool IsSquare = false)
{
    /// <summary>Every size made on demand, ascending; the original is not among them.</summary>
    public static IReadOnlyList<PhotoSize> All { get; } =
    [
        new("s", 75, SecretKind.Small, IsSquare: true), new("t", 100, SecretKind.Small), new("q", 150, SecretKind.Small, IsSquare: true),
        new("m", 240, SecretKind.Small), new("n", 320, SecretKind.Small), new("w", 400, SecretKind.Small), new("", 500, SecretKind.Small),
        new("z", 640, SecretKind.Small), new("c", 800, SecretKind.Small), new("b", 1024, SecretKind.Small),
        new("h", 1600, SecretKind.Large), new("k", 2048, SecretKind.Large), new("3k", 3072, SecretKind.Large),
        new("4k", 4096, SecretKind.Large), new("5k", 5120, SecretKind.Large), new("6k", 6144, SecretKind.Large),
    ];

    /// <returns>Null for letters that no size has.</returns>
    public static PhotoSize? Find(ReadOnlySpan<char> suffix)
    {
        foreach (var size in All)
        {
            if (suffix.SequenceEqual(size.Suffix))
                return size;
        }

        return null;
    }

    /// <summary>Nothing is upscaled: larger sizes than the photo don't exist, but s, t and q always do, at most as large as the photo.</summary>
    public bool ExistsFor(Photo photo) => ExistsFor(photo.Width, photo.Height);

    /// <inheritdoc cref="ExistsFor(Photo)"/>
    internal bool ExistsFor(int width, int height) => IsSquare || Edge == 100 || Edge <= Math.Max(width, height);

    /// <summary>Pixels that this size of the photo has.</summary>
    public (int Width, int Height) Of(Photo photo)
    {
        if (IsSquare)
        {
            int side = Math.Min(Edge, Math.Min(photo.Width, photo.Height));
            return (side, side);
        }

        double scale = Math.Min(1, (double)Edge / Math.Max(photo.Width, photo.Height));
        return (Math.Max(1, (int)Math.Round(photo.Width * scale)), Math.Max(1, (int)Math.Round(photo.Height * scale)));
    }
}
