using Heliograph.Site.Photos;

namespace Heliograph.Site.Search;

/// <summary>What photos stand out by: all of it holds for each that is found. An empty filter lets every photo pass.</summary>
sealed record PhotoFilter
{
    public IReadOnlyList<SearchWord> Words { get; init; } = [];

    public long? OwnerId { get; init; }

    /// <summary>Who is in it, by what its page says.</summary>
    public long? ShowsPersonId { get; init; }

    /// <summary>Of each group at least one tag is there.</summary>
    public IReadOnlyList<IReadOnlyList<TagMatch>> Tags { get; init; } = [];

    /// <summary>Of each group a network guessed at least one, by the clean forms of tags, and the owner did not refuse it.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Looks { get; init; } = [];

    /// <summary>Unix milliseconds; the end is not included.</summary>
    public (long? From, long? Until) Posted { get; init; }

    /// <summary>Wall-clock text as in <see cref="Photo.TakenAt"/>; the end is not included.</summary>
    public (string? From, string? Until) Taken { get; init; }

    /// <summary>One of these; none given: any.</summary>
    public IReadOnlyList<Licence> Licences { get; init; } = [];

    /// <inheritdoc cref="Licences"/>
    public IReadOnlyList<Shape> Shapes { get; init; } = [];

    /// <inheritdoc cref="Licences"/>
    public IReadOnlyList<ContentType> Kinds { get; init; } = [];

    /// <summary>Part of a camera's maker or model, in any case.</summary>
    public string? Camera { get; init; }

    /// <summary>Only photos whose place the viewer may know, and which lies in here.</summary>
    public PlaceBox? Place { get; init; }

    public long? AlbumId { get; init; }

    /// <summary>None of these tags, in their clean form, is there.</summary>
    public IReadOnlyList<string> WithoutTags { get; init; } = [];

    /// <summary>Whether the viewer may know where it was taken; null: either.</summary>
    public bool? HasPlace { get; init; }

    /// <summary>What its owner says of its place.</summary>
    public LocationContext? Surroundings { get; init; }

    /// <summary>How exact its place is at least, as <see cref="Photo.LocationAccuracy"/>.</summary>
    public int? LeastAccuracy { get; init; }

    /// <summary>By people whom this person follows, or marked as friend or family.</summary>
    public (long Person, bool IsClose)? FollowedBy { get; init; }

    /// <summary>In this group's pool; the viewer sees the group.</summary>
    public long? GroupId { get; init; }

    /// <summary>Who sees it: for its owner alone to ask.</summary>
    public Visibility? Visibility { get; init; }

    /// <summary>It asks for something that no photo here can be.</summary>
    public bool Nothing { get; init; }

    /// <summary>The least suitable that is asked for; the viewer's own wish limits it further. Null: as the viewer wishes.</summary>
    public SafetyLevel? Safety { get; init; }
}

/// <summary>How a photo stands. Square is anything that differs by less than a twentieth; a panorama is at least twice as wide as high.</summary>
enum Shape { Landscape, Portrait, Square, Panorama }

/// <summary>A part of the map, in degrees, WGS 84. West may be greater than east: then it lies across the date line.</summary>
readonly record struct PlaceBox(double West, double South, double East, double North);

/// <summary>A tag, or any machine tag of a namespace, predicate or value.</summary>
/// <param name="Clean">The tag's clean form; null: a machine tag by its parts.</param>
/// <param name="Namespace">Null: any.</param>
/// <param name="Predicate">Null: any.</param>
/// <param name="Value">In lower case; null: any.</param>
sealed record TagMatch(string? Clean, string? Namespace = null, string? Predicate = null, string? Value = null);

/// <summary>In which order photos are shown.</summary>
enum PhotoSort { Newest, Oldest, TakenNewest, TakenOldest, Interesting, Relevant }
