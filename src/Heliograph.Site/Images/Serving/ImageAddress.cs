using System.Globalization;
using Heliograph.Site.Photos;

namespace Heliograph.Site.Images.Serving;

/// <summary>The path of an image, taken apart: <c>/{server}/{id}_{secret}[_{size}].jpg</c>, or <c>_o.{extension}</c>.</summary>
readonly ref struct ImageAddress
{
    public required int Server { get; init; }
    public required long PhotoId { get; init; }
    public required ReadOnlySpan<char> Secret { get; init; }

    /// <summary>Null for the original.</summary>
    public required PhotoSize? Size { get; init; }

    /// <summary>Without the dot.</summary>
    public required ReadOnlySpan<char> Extension { get; init; }

    public SecretKind Kind => Size?.Secret ?? SecretKind.Original;

    /// <returns>False where the path has another shape: then it is a page's.</returns>
    public static bool TryParse(ReadOnlySpan<char> path, out ImageAddress address)
    {
        address = default;
        // No page begins with a digit: most requests leave here.
        if (path.Length < 2 || path[0] != '/' || !char.IsAsciiDigit(path[1]))
            return false;
        path = path[1..];
        int slash = path.IndexOf('/'), dot = path.LastIndexOf('.');
        if (slash < 0 || dot < slash || !Number(path[..slash], out long server) || server is 0 or > int.MaxValue)
            return false;

        var name = path[(slash + 1)..dot];
        int first = name.IndexOf('_');
        if (first < 0 || !Number(name[..first], out long id))
            return false;
        var secret = name[(first + 1)..];
        var suffix = ReadOnlySpan<char>.Empty;
        if (secret.IndexOf('_') is >= 0 and var second)
        {
            suffix = secret[(second + 1)..];
            secret = secret[..second];
        }

        var extension = path[(dot + 1)..];
        bool isOriginal = suffix is "o";
        var size = isOriginal ? null : PhotoSize.Find(suffix);
        if (!isOriginal && (size is null || extension is not "jpg"))
            return false;
        address = new() { Server = (int)server, PhotoId = id, Secret = secret, Size = size, Extension = extension };
        return true;
    }

    static bool Number(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && (text[0] != '0' || text.Length == 1);
}
