using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Heliograph.Traffic.AspNetCore;

/// <summary>A response's body that is looked at as it is written, by stream, by pipe or from a file.</summary>
sealed class SeenResponse : Stream, IHttpResponseBodyFeature
{
    readonly IHttpResponseBodyFeature _inner;
    readonly HttpResponse _response;
    PipeWriter? _writer;
    bool? _keeps;

    public SeenResponse(IHttpResponseBodyFeature inner, HttpResponse response, int most) => (_inner, _response, Seen) = (inner, response, new(most));

    // By the first byte its type is decided, and whether it is coded: what compresses further out says so only then.
    bool Keeps
    {
        get
        {
            if (_keeps is { } known) return known;
            IsPlain = _response.Headers.ContentEncoding.Count == 0;
            return (_keeps = SeenTypes.Tell(_response.ContentType)).Value;
        }
    }

    /// <summary>Whether the bytes that were seen are not coded, whatever the headers say in the end.</summary>
    public bool IsPlain { get; private set; }

    public SeenBytes Seen { get; }

    Stream IHttpResponseBodyFeature.Stream => this;

    PipeWriter IHttpResponseBodyFeature.Writer => _writer ??= PipeWriter.Create(this, new(leaveOpen: true));

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public async Task CompleteAsync()
    {
        await EndAsync();
        await _inner.CompleteAsync();
    }

    /// <summary>Passes on what was written to the pipe and not flushed.</summary>
    public async ValueTask EndAsync()
    {
        if (_writer is not null) await _writer.FlushAsync();
    }

    public void DisableBuffering() => _inner.DisableBuffering();

    // Files are sent by the server itself: they are counted by nobody, and seldom calls of an API.
    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => _inner.SendFileAsync(path, offset, count, cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken = default) => _inner.StartAsync(cancellationToken);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Seen.Add(buffer, Keeps);
        _inner.Stream.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Seen.Add(buffer.Span, Keeps);
        return _inner.Stream.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => _inner.Stream.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => _inner.Stream.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
