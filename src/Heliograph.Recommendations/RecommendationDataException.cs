namespace Heliograph.Recommendations;

/// <summary>What is wrong with data that was read. Values are stable.</summary>
public enum RecommendationFault
{
    /// <summary>The file is not a matrix.</summary>
    NotAMatrix = 1,

    /// <summary>The file contradicts itself.</summary>
    Damaged = 2,

    /// <summary>A line of text does not have the form it should have.</summary>
    BadLine = 3,

    /// <summary>What was kept of earlier work belongs to other input or other options.</summary>
    OtherWork = 4,
}

/// <summary>Data that cannot be used, and where it stands.</summary>
public sealed class RecommendationDataException : Exception
{
    /// <param name="fault">What is wrong.</param>
    /// <param name="file">The file's name, or a word for what was read.</param>
    /// <param name="offset">The byte, or the line for <see cref="RecommendationFault.BadLine"/>.</param>
    /// <param name="message">One sentence.</param>
    public RecommendationDataException(RecommendationFault fault, string file, long offset, string message)
        : base($"{file}, {(fault == RecommendationFault.BadLine ? "line" : "byte")} {offset}: {message}")
    {
        Fault = fault;
        Offset = offset;
    }

    /// <summary>What is wrong.</summary>
    public RecommendationFault Fault { get; }

    /// <summary>The byte at which it is wrong, or the line for <see cref="RecommendationFault.BadLine"/>.</summary>
    public long Offset { get; }
}
