using Heliograph.Lepton;

namespace Heliograph.Site.Blobs;

/// <summary>How an original is stored. Values are stored.</summary>
public enum BlobForm { Raw = 0, Lepton = 1 }

/// <summary>What is known of a blob's bytes. Values are stored.</summary>
public enum BlobState { Stored = 0, Missing = 1, Damaged = 2 }

/// <summary>The bytes of an original, kept once whatever the number of photos made of them.</summary>
public sealed class Blob
{
    /// <summary>Of the original's bytes, whatever the form; 64 lower-case hex digits.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>Length of the original.</summary>
    public long Bytes { get; set; }

    public BlobForm Form { get; set; }

    /// <summary>Length on disk in this form.</summary>
    public long StoredBytes { get; set; }

    /// <summary>Photos that stand on it. At 0 the bytes may go, after a time of grace.</summary>
    public int References { get; set; }

    public BlobState State { get; set; }

    /// <summary>When the last photo let go of it, Unix milliseconds; null while there is one.</summary>
    public long? UnreferencedAt { get; set; }

    /// <summary>When the bytes were last read back and their hash compared, Unix milliseconds.</summary>
    public long VerifiedAt { get; set; }

    /// <summary>Why it was not recompressed, so that it is not tried again; null where it was not refused.</summary>
    public LeptonFault? Refusal { get; set; }

    /// <summary>How often its bytes were asked for, the latest weighing most: see <see cref="Forms.OriginalDemand"/>.</summary>
    public double Demand { get; set; }
}
