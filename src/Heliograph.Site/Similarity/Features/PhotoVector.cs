namespace Heliograph.Site.Similarity.Features;

/// <summary>What a photo is compared by in one way.</summary>
public sealed class PhotoVector
{
    public long PhotoId { get; set; }
    public SimilarityKind Kind { get; set; }

    /// <summary>What computed it: vectors of two are not comparable.</summary>
    public string Model { get; set; } = "";

    /// <summary>float16, little-endian, of length one.</summary>
#pragma warning disable CA1819 // A column.
    public byte[] Values { get; set; } = [];
#pragma warning restore CA1819
}

/// <summary>That a photo was looked at: which version of it, and by what.</summary>
public sealed class PhotoLook
{
    public long PhotoId { get; set; }
    public string Sha256 { get; set; } = "";
    public int Rotation { get; set; }

    /// <summary>The models, with a blank before and after each.</summary>
    public string Models { get; set; } = "";
}

/// <summary>What a network said of a photo.</summary>
public sealed class PhotoFinding
{
    public long PhotoId { get; set; }
    public FindingKind Kind { get; set; }

    /// <summary>What it is compared by: as a tag's clean form.</summary>
    public string Clean { get; set; } = "";

    public string Label { get; set; } = "";

    /// <summary>From 0 to 1; of a score, whatever its network gives.</summary>
    public float Confidence { get; set; }

    public FindingState State { get; set; }
    public string Model { get; set; } = "";
}

/// <summary>Values are stored.</summary>
public enum FindingKind { Tag = 1, Score = 2, Safety = 3 }

/// <summary>What the owner made of it. Values are stored.</summary>
public enum FindingState { Suggested = 0, Accepted = 1, Refused = 2 }
