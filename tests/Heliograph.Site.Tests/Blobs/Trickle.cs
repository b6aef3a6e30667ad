namespace Heliograph.Site.Tests.Blobs;

/// <summary>Bytes as a bad connection delivers them: a few at a time, and then perhaps no more.</summary>
/// <param name="failAt">After so many bytes the connection is lost; null: never.</param>
sealed class Trickle(byte[] bytes, int step, int? failAt) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= failAt)
            throw new IOException("The connection was lost.");
        return base.ReadAsync(buffer[..Math.Min(step, buffer.Length)], cancellationToken);
    }
}
