namespace Heliograph.Site.Blobs;

/// <summary>A stream held more bytes than allowed.</summary>
sealed class BlobTooLargeException(long maxBytes) : Exception($"There are more than {maxBytes} bytes.")
{
    public long MaxBytes { get; } = maxBytes;
}
