using Microsoft.Win32.SafeHandles;

namespace Heliograph.Site.Blobs;

/// <summary>Bytes received and not yet kept. Disposing deletes them, unless they were kept.</summary>
sealed class StagedBlob : IAsyncDisposable
{
    readonly FileStream file;

    internal StagedBlob(FileStream file, string sha256, long bytes) => (this.file, Sha256, Bytes) = (file, sha256, bytes);

    /// <summary>64 lower-case hex digits.</summary>
    public string Sha256 { get; }

    public long Bytes { get; }

    /// <summary>The temporary file, readable until it is kept or disposed.</summary>
    public string Path => file.Name;

    /// <summary>Open as long as this lives: its shared lock tells the sweep of other processes that somebody works with the file.</summary>
    internal SafeFileHandle Handle => file.SafeFileHandle;

    internal bool IsKept { get; set; }

    public async ValueTask DisposeAsync()
    {
        if (!IsKept)
            File.Delete(Path);
        await file.DisposeAsync();
    }
}
