namespace Heliograph.Site.Blobs;

/// <param name="Raw">Length on disk of the uncompressed form; null where there is none.</param>
/// <param name="Lepton">As <paramref name="Raw"/>, of the recompressed form.</param>
readonly record struct StoredForms(long? Raw, long? Lepton);

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

    /// <summary>The original's bytes from the start, seekable, whatever form it is stored in. The caller disposes it.</summary>
    /// <param name="sha256">64 lower-case hex digits.</param>
    /// <exception cref="FileNotFoundException">There is no such original.</exception>
    /// <exception cref="IOException">Its recompressed form is damaged; reading may also end so.</exception>
    Stream OpenOriginal(string sha256);

    /// <summary>A local file that holds exactly the original's bytes; null where there is none, as for one that is stored recompressed.</summary>
    string? PathOf(string sha256);

    /// <summary>What is stored of an original. Both forms only while one takes the other's place.</summary>
    StoredForms FormsOf(string sha256);

    /// <summary>Puts a staged form, already flushed and compared, beside the other so that it survives the loss of power.</summary>
    /// <param name="sha256">Of the original.</param>
    void KeepForm(StagedBlob staged, string sha256, BlobForm form);

    /// <summary>Removes one form of an original that is stored in the other. Call it inside the transaction that holds its row.</summary>
    void RemoveForm(string sha256, BlobForm form);

    /// <summary>Forgets an original in every form; nothing happens where it is absent. Call it inside the transaction that deletes its row, which keeps a simultaneous upload out.</summary>
    void Remove(string sha256);

    /// <summary>The hash of every original there is, each once, in no order.</summary>
    IEnumerable<string> All();
}
