namespace Heliograph.Traffic.Capture;

/// <summary>Windows over what can only be read forward, such as a compressed capture.</summary>
sealed class StreamedWindows(Stream stream) : ByteWindows
{
    readonly byte[] _buffer = new byte[stream.CanSeek ? Math.Min(Size, stream.Length - stream.Position) : Size];
    int _filled;

    public override long? Length => null;

    public override ReadOnlyMemory<byte> Next(int keep)
    {
        _buffer.AsSpan(_filled - keep, keep).CopyTo(_buffer);
        _filled = keep;
        try
        {
            _filled += stream.ReadAtLeast(_buffer.AsSpan(keep), _buffer.Length - keep, throwOnEndOfStream: false);
        }
        catch (InvalidDataException)
        {
            // A torn archive ends where it is torn, as a torn capture does.
        }
        return _buffer.AsMemory(0, _filled);
    }

    public override void Dispose() => stream.Dispose();
}
