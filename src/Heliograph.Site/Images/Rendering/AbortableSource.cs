using NetVips;

namespace Heliograph.Site.Images.Rendering;

/// <summary>A file as libvips reads it, until it is aborted: from then on every read fails, which stops decoders that report no progress.</summary>
sealed class AbortableSource : SourceCustom
{
    readonly Stream file;
    readonly CancellationToken abort;

    /// <param name="file">Seekable; disposed with this.</param>
    public AbortableSource(Stream file, CancellationToken abort)
    {
        this.file = file;
        this.abort = abort;
        OnRead += ReadFile;
        OnSeek += SeekFile;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            file.Dispose();
    }

    // An exception must not cross native code: it says no instead.
    int ReadFile(byte[] buffer, int length)
    {
        try
        {
            return abort.IsCancellationRequested ? -1 : file.Read(buffer, 0, length);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return -1;
        }
    }

    long SeekFile(long offset, SeekOrigin origin)
    {
        try
        {
            return file.Seek(offset, origin);
        }
        catch (Exception e) when (e is IOException or ArgumentException or ObjectDisposedException)
        {
            return -1;
        }
    }
}
