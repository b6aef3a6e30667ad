namespace Heliograph.Traffic.Capture;

/// <summary>A file seen through windows that move forward, so that memory does not grow with the file.</summary>
abstract class ByteWindows : IDisposable
{
    /// <summary>Largest window; no record of a capture may be longer.</summary>
    public const int Size = 8 << 20;

    /// <summary>Bytes in all, where that is known.</summary>
    public abstract long? Length { get; }

    /// <summary>The next window, which begins with the last <paramref name="keep"/> bytes of the one before. It ends the one before.</summary>
    /// <returns>The window; as long as <paramref name="keep"/> when there is no more.</returns>
    public abstract ReadOnlyMemory<byte> Next(int keep);

    public abstract void Dispose();
}
