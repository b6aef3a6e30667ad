namespace Heliograph.Site.FlickrApi.Uploads;

/// <summary>
/// The bytes of a file in a form. At their end the rest of the form is read and the signature checked, before whoever reads is told that
/// they ended: so nothing is done with a file that nobody signed for, wherever the signature stands.
/// </summary>
/// <param name="most">Bytes that are taken.</param>
/// <param name="end">Reads the rest, and throws where it is no good.</param>
sealed class SignedFile(Stream file, long most, Func<Task> end) : Stream
{
    long read;
    bool isOver;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="ApiFault">It is too large, or the signature is not good.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (isOver)
            return 0;
        int count = await file.ReadAsync(buffer, cancellationToken);
        read += count;
        if (read > most)
            throw UploadFault.Of(UploadFault.TooLarge);
        if (count == 0)
        {
            isOver = true;
            await end();
        }

        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
