namespace Heliograph.Lepton;

/// <summary>A file that can't be packed or unpacked: what is wrong with it, and where.</summary>
/// <param name="fault">The kind of fault.</param>
/// <param name="offset">The byte of the input at which it was noticed.</param>
/// <param name="message">One sentence.</param>
public sealed class LeptonException(LeptonFault fault, long offset, string message) : Exception($"{message} (byte {offset})")
{
    /// <summary>The kind of fault.</summary>
    public LeptonFault Fault { get; } = fault;

    /// <summary>The byte of the input at which it was noticed, from zero.</summary>
    public long Offset { get; } = offset;
}
