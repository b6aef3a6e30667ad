namespace Heliograph.Lepton;

/// <summary>Why packing or unpacking stopped. Values are stable: they are stored and counted.</summary>
public enum LeptonFault
{
    /// <summary>The input does not begin as a JPEG file does.</summary>
    NotJpeg = 1,

    /// <summary>A marker segment before the picture is cut off or contradicts itself.</summary>
    BadHeader = 2,

    /// <summary>The picture is coded arithmetically.</summary>
    ArithmeticCoding = 3,

    /// <summary>A lossless, hierarchical or otherwise uncommon kind of JPEG.</summary>
    UnsupportedProcess = 4,

    /// <summary>Samples are not 8 bits deep.</summary>
    UnsupportedPrecision = 5,

    /// <summary>Neither one nor three components, such as CMYK.</summary>
    UnsupportedComponents = 6,

    /// <summary>A component is sampled at more than twice the rate of another.</summary>
    UnsupportedSampling = 7,

    /// <summary>A code in a scan is in none of its Huffman tables, or a table is impossible.</summary>
    BadHuffmanCode = 8,

    /// <summary>A coefficient is larger than the format can carry.</summary>
    CoefficientOutOfRange = 9,

    /// <summary>A quantiser is zero where prediction divides by it, or missing.</summary>
    BadQuantiser = 10,

    /// <summary>Bits that fill up bytes are neither all zeros nor all ones.</summary>
    MixedPadding = 11,

    /// <summary>Restart markers are out of order.</summary>
    BadRestartMarker = 12,

    /// <summary>The scan is valid, but coded otherwise than an encoder following the standard's procedures would.</summary>
    NotCanonical = 13,

    /// <summary>The file or its picture is larger than the options allow.</summary>
    TooLarge = 14,

    /// <summary>More memory would be needed than the options allow.</summary>
    MemoryLimit = 15,

    /// <summary>What was packed did not unpack to the same bytes.</summary>
    VerificationFailed = 16,

    /// <summary>What was packed is no smaller than the file. The codec packs such files too; the fault is for callers that then keep the file as it is.</summary>
    NotSmaller = 17,

    /// <summary>The input does not begin as a Lepton file does.</summary>
    NotLepton = 30,

    /// <summary>A version or variant of the Lepton format that is not read.</summary>
    UnsupportedVersion = 31,

    /// <summary>The Lepton file's structure contradicts itself.</summary>
    BadContainer = 32,

    /// <summary>The Lepton file ends too early.</summary>
    Truncated = 33,

    /// <summary>The compressed picture data is damaged.</summary>
    Corrupt = 34,
}
