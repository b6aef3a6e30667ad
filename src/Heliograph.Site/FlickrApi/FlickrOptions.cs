using System.ComponentModel.DataAnnotations;

namespace Heliograph.Site.FlickrApi;

/// <summary>Section <c>Flickr</c>.</summary>
public sealed record FlickrOptions
{
    /// <summary>Flickr's own hosts: what programs sign that cannot be told another.</summary>
    public static IReadOnlyList<string> Flickr { get; } =
        ["https://api.flickr.com", "https://up.flickr.com", "https://www.flickr.com", "https://flickr.com", "http://api.flickr.com", "http://up.flickr.com", "http://www.flickr.com"];

    /// <summary>Beginnings of addresses that signatures may be made for, besides the address that a request came by and <c>Accounts:Address</c>; null: those of Flickr.</summary>
    public string[]? SignatureBases { get; init; }

    /// <summary>Calls by one application, whoever uses it.</summary>
    [Range(1, int.MaxValue)]
    public int CallsPerMinute { get; init; } = 30_000;

    /// <summary>Bytes of a file that are taken before it is known who sends it, as where the signature comes after the file.</summary>
    [Range(0L, long.MaxValue)]
    public long UnsignedUploadBytes { get; init; } = 64_000_000;
}
