using System.Buffers;
using Heliograph.Lepton;
using Microsoft.Win32.SafeHandles;

namespace Heliograph.Site.Blobs.Forms;

/// <summary>
/// An original as it comes out of its recompressed form. It is decoded once, at the decoder's own speed, into a temporary file
/// without a name and read from there while that grows: a slow reader keeps neither a place nor the decoder's memory,
/// and what was decoded can be read again.
/// </summary>
sealed class RestoredOriginal : Stream
{
    const int Chunk = 1 << 16;

    readonly Stream jpeg;
    readonly SemaphoreSlim places;
    readonly CancellationTokenSource ended;
    readonly SafeFileHandle restored;
    readonly long length;
    volatile TaskCompletionSource grown = New();
    long there;
    Exception? fault;
    bool isStarted, isDisposed;

    /// <param name="jpeg">Read once, from the first read of this on; disposed with it.</param>
    /// <param name="places">One is held while it is decoded.</param>
    /// <param name="ended">What <paramref name="jpeg"/> stops by.</param>
    public RestoredOriginal(Stream jpeg, SemaphoreSlim places, string temporary, CancellationTokenSource ended)
    {
        (this.jpeg, this.places, this.ended, length) = (jpeg, places, ended, jpeg.Length);
        string path = Path.Combine(temporary, $"{StagedFiles.Prefix}{Guid.NewGuid():n}");
        restored = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        File.Delete(path);
    }

    public override bool CanRead => true;
    public override bool CanSeek => true;
    public override bool CanWrite => false;
    public override long Length => length;
    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            var next = grown.Task;
            if (TryRead(buffer, out int count))
                return count;
            next.Wait();
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var next = grown.Task;
            if (TryRead(buffer.Span, out int count))
                return count;
            await next.WaitAsync(cancellationToken);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin)
    {
        long target = offset + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => Position, _ => length };
        ArgumentOutOfRangeException.ThrowIfNegative(target, nameof(offset));
        return Position = target;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !isDisposed)
        {
            isDisposed = true;
            ended.Cancel();
            restored.Dispose();
            // Otherwise it is in use, and goes with the decoding.
            if (!isStarted)
                jpeg.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <returns>False while what is asked for is still to be decoded.</returns>
    /// <exception cref="IOException">It can't be, or the disk is full.</exception>
    bool TryRead(Span<byte> buffer, out int count)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        count = 0;
        if (buffer.IsEmpty || Position >= length)
            return true;
        long behind = Volatile.Read(ref there) - Position;
        if (behind > 0)
        {
            count = RandomAccess.Read(restored, buffer[..(int)Math.Min(buffer.Length, behind)], Position);
            Position += count;
            return true;
        }

        if (Volatile.Read(ref fault) is { } wrong)
            throw wrong is LeptonException ? new DamagedFormException(wrong) : new IOException($"The original could not be decompressed. {wrong.Message}", wrong);
        if (!isStarted)
        {
            isStarted = true;
            _ = Task.Run(DecodeAsync);
        }

        return false;
    }

    async Task DecodeAsync()
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            await places.WaitAsync(ended.Token);
            try
            {
                Decode(buffer);
            }
            finally
            {
                places.Release();
            }
        }
        catch (Exception e)
        {
            // Not swallowed: whoever reads gets it.
            Volatile.Write(ref fault, e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            jpeg.Dispose();
            grown.SetResult();
        }
    }

    void Decode(byte[] buffer)
    {
        // The first rows as soon as they are there, then whole buffers.
        for (int count = jpeg.Read(buffer); count > 0; count = jpeg.ReadAtLeast(buffer, Chunk, throwOnEndOfStream: false))
        {
            RandomAccess.Write(restored, buffer.AsSpan(0, count), there);
            Volatile.Write(ref there, there + count);
            Interlocked.Exchange(ref grown, New()).SetResult();
        }

        if (there != length)
            throw new EndOfStreamException($"It has {there} bytes in place of {length}.");
    }

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
