namespace Heliograph.Similarity;

/// <summary>What is wrong with data that was read. Values are stable.</summary>
public enum SimilarityFault
{
    /// <summary>The file is of another kind.</summary>
    Foreign = 1,

    /// <summary>The file ends too early, contradicts itself or its checksum.</summary>
    Damaged = 2,

    /// <summary>Vectors do not have the dimension they should have.</summary>
    WrongDimension = 3,

    /// <summary>A component is not a finite number, or cannot be stored in the form asked for.</summary>
    BadNumber = 4,

    /// <summary>There are fewer vectors than the training needs.</summary>
    TooFew = 5,

    /// <summary>The index belongs to another model.</summary>
    OtherModel = 6,

    /// <summary>Another process writes to the index.</summary>
    InUse = 7,

    /// <summary>There are more vectors than one index is built from.</summary>
    TooMany = 8,
}

/// <summary>Data that cannot be used, and where it stands.</summary>
public sealed class SimilarityException : Exception
{
    /// <param name="fault">What is wrong.</param>
    /// <param name="place">The file's name, or a word for what was read.</param>
    /// <param name="offset">The byte in a file, or the vector's number.</param>
    /// <param name="message">One sentence.</param>
    internal SimilarityException(SimilarityFault fault, string place, long offset, string message)
        : base($"{place}, {(fault is SimilarityFault.TooFew ? "vector" : "byte")} {offset}: {message}")
    {
        Fault = fault;
        Offset = offset;
    }

    internal SimilarityException(SimilarityFault fault, string message)
        : base(message) => Fault = fault;

    /// <summary>What is wrong.</summary>
    public SimilarityFault Fault { get; }

    /// <summary>The byte in a file, or the vector's number.</summary>
    public long Offset { get; }
}
