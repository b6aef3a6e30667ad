namespace Heliograph.Traffic.AspNetCore;

/// <summary>A request's body that is looked at as it is read.</summary>
sealed class SeenRequest(Stream body, SeenBytes seen, bool keep) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => body.Length;

    public override long Position { get => body.Position; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => See(buffer.AsSpan(offset), body.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await body.ReadAsync(buffer, cancellationToken);
        return See(buffer.Span, read);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    int See(ReadOnlySpan<byte> buffer, int read)
    {
        seen.Add(buffer[..read], keep);
        return read;
    }

    public override void Flush() => body.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
