namespace Heliograph.Site.Blobs;

/// <summary>Keeps originals byte for byte under the SHA-256 of their content. Which of them are wanted, the table of <see cref="Blob"/> knows.</summary>
interface IBlobStore
{
    /// <summary>Reads <paramref name="source"/> to its end into a temporary place, computing the hash on the way. The caller disposes what it gets.</summary>
    /// <exception cref="BlobTooLargeException">More than <paramref name="maxBytes"/> came; nothing is left behind.</exception>
    /// <exception cref="IOException">The source failed, or the disk is full (see <see cref="DiskFull"/>); nothing is left behind.</exception>
    Task<StagedBlob> StageAsync(Stream source, long maxBytes, CancellationToken cancel);

    /// <summary>
    /// Puts the staged bytes in their place so that they survive the loss of power. An original that is there and whole stays;
    /// a damaged one is replaced once the staged bytes were read back and compared. Call it after the reservation that keeps the sweep out.
    /// </summary>
    /// <exception cref="IOException">The disk failed or is full (see <see cref="DiskFull"/>); what was there is there still.</exception>
    Task KeepAsync(StagedBlob staged, CancellationToken cancel);

    /// <summary>The original's bytes from the start, seekable. The caller disposes it.</summary>
    /// <param name="sha256">64 lower-case hex digits.</param>
    /// <exception cref="FileNotFoundException">There is no such original.</exception>
    Stream OpenOriginal(string sha256);

    /// <summary>A local file that holds exactly the original's bytes; null where there is none.</summary>
    string? PathOf(string sha256);

    /// <summary>Forgets an original; nothing happens where it is absent. Call it inside the transaction that deletes its row, which keeps a simultaneous upload out.</summary>
    void Remove(string sha256);

    /// <summary>The hash of every original there is, in no order.</summary>
    IEnumerable<string> All();
}
