namespace Heliograph.Lepton.Model;

/// <summary>Where the bytes of a segment come from, piece by piece.</summary>
interface ISegmentSource
{
    /// <param name="offset">Where in the file they stand, or where it ends.</param>
    /// <returns>The next bytes, at least one; empty at the end. They stay until the next call.</returns>
    ReadOnlyMemory<byte> Next(out long offset);
}
