namespace Heliograph.Tape.Bodies;

/// <summary>Pieces read as a stream.</summary>
sealed class PieceStream : Stream
{
    readonly CancellationTokenSource _closed = new();
    readonly IAsyncEnumerator<ReadOnlyMemory<byte>> _pieces;
    ReadOnlyMemory<byte> _piece;
    // Outlives a read that was cancelled.
    Task<bool>? _next;
    bool _ended;

    public PieceStream(Func<CancellationToken, IAsyncEnumerable<ReadOnlyMemory<byte>>> pieces) =>
        _pieces = pieces(_closed.Token).GetAsyncEnumerator(_closed.Token);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty) return 0;
        while (_piece.IsEmpty && !_ended)
        {
            _next ??= _pieces.MoveNextAsync().AsTask();
            _ended = !await _next.WaitAsync(cancellationToken);
            _next = null;
            if (!_ended) _piece = _pieces.Current;
        }
        int length = Math.Min(buffer.Length, _piece.Length);
        _piece[..length].CopyTo(buffer);
        _piece = _piece[length..];
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Task.Run(() => ReadAsync(buffer.AsMemory(offset, count)).AsTask()).GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_closed.IsCancellationRequested) _closed.Cancel();
        base.Dispose(disposing);
    }
}
