using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Heliograph.Site.Blobs.Forms;
using Heliograph.Site.Data;

namespace Heliograph.Site.Blobs;

/// <summary>Originals as files: <c>blobs/ab/cd/&lt;sha256&gt;</c>, or with <c>.lep</c> behind it where recompressed; received in <c>tmp/</c> on the same volume.</summary>
sealed class DiskBlobStore : IBlobStore
{
    const int BufferSize = 1 << 17;
    const string LeptonSuffix = ".lep";

    readonly DataFolder folder;
    readonly Restorations restorations;
    readonly ConcurrentDictionary<string, bool> durableFolders = new(StringComparer.Ordinal);

    public DiskBlobStore(DataFolder folder, Restorations restorations)
    {
        this.folder = folder;
        this.restorations = restorations;
        FolderFlush.Run(folder.Root);
    }

    public async Task<StagedBlob> StageAsync(Stream source, long maxBytes, CancellationToken cancel)
    {
        string path = Path.Combine(folder.Temporary, $"{StagedFiles.Prefix}{Guid.NewGuid():n}");
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        try
        {
            var (sha256, bytes) = await CopyAsync(source, file, maxBytes, cancel);
            return new StagedBlob(file, sha256, bytes);
        }
        catch
        {
            File.Delete(path);
            await file.DisposeAsync();
            throw;
        }
    }

    public async Task KeepAsync(StagedBlob staged, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        RandomAccess.FlushToDisk(staged.Handle);
        string parent = MakeFolder(staged.Sha256);
        string path = Path.Combine(parent, staged.Sha256);
        if (await MayPlaceAsync(path, staged, cancel))
        {
            File.Move(staged.Path, path, overwrite: true);
            staged.IsKept = true;
        }

        FolderFlush.Run(parent);
    }

    public Stream OpenOriginal(string sha256)
    {
        string path = PathFor(sha256);
        // Either form may take the other's place between two looks; a form goes only when the other is there.
        return TryOpen(path) ?? (TryOpen(path + LeptonSuffix, FileOptions.SequentialScan) is { } lepton ? restorations.Open(lepton) : TryOpen(path))
            ?? throw new FileNotFoundException($"There is no original '{sha256}'.", path);
    }

    public string? PathOf(string sha256)
    {
        string path = PathFor(sha256);
        return File.Exists(path) ? path : null;
    }

    public StoredForms FormsOf(string sha256)
    {
        string path = PathFor(sha256);
        return new(LengthOf(path), LengthOf(path + LeptonSuffix));
    }

    public void KeepForm(StagedBlob staged, string sha256, BlobForm form)
    {
        string parent = MakeFolder(sha256);
        File.Move(staged.Path, PathFor(sha256, form), overwrite: true);
        staged.IsKept = true;
        FolderFlush.Run(parent);
    }

    public void RemoveForm(string sha256, BlobForm form) => File.Delete(PathFor(sha256, form));

    public void Remove(string sha256)
    {
        string path = PathFor(sha256);
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            return;
        File.Delete(path);
        File.Delete(path + LeptonSuffix);
    }

    public IEnumerable<string> All()
    {
        foreach (string path in Directory.EnumerateFiles(folder.Blobs, "*", SearchOption.AllDirectories))
        {
            bool isLepton = path.EndsWith(LeptonSuffix, StringComparison.Ordinal);
            string raw = isLepton ? path[..^LeptonSuffix.Length] : path;
            if (BlobName.IsValid(Path.GetFileName(raw)) && !(isLepton && File.Exists(raw)))
                yield return Path.GetFileName(raw);
        }
    }

    static async Task<(string Sha256, long Bytes)> CopyAsync(Stream source, FileStream target, long maxBytes, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long bytes = 0;
            // A network stream gives a few KB at a time: filled buffers keep the number of writes low.
            while (await source.ReadAtLeastAsync(buffer.AsMemory(0, BufferSize), BufferSize, throwOnEndOfStream: false, cancel) is > 0 and var count)
            {
                bytes += count;
                if (bytes > maxBytes)
                    throw new BlobTooLargeException(maxBytes);
                hash.AppendData(buffer, 0, count);
                await target.WriteAsync(buffer.AsMemory(0, count), cancel);
            }

            return (Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Whether nothing whole lies there in either form, and what would replace it reads back whole.</summary>
    /// <exception cref="IOException">Neither is whole.</exception>
    async Task<bool> MayPlaceAsync(string path, StagedBlob staged, CancellationToken cancel)
    {
        if (!File.Exists(path) && !File.Exists(path + LeptonSuffix))
            return true;
        if (await IsWholeAsync(staged.Sha256, cancel))
            return false;
        await using var received = TryOpen(staged.Path);
        if (received is null || await HashOfAsync(received, cancel) != staged.Sha256)
            throw new IOException($"What was received for the original {staged.Sha256} does not read back as it was written.");
        return true;
    }

    async Task<bool> IsWholeAsync(string sha256, CancellationToken cancel)
    {
        try
        {
            await using var original = OpenOriginal(sha256);
            return await HashOfAsync(original, cancel) == sha256;
        }
        catch (DamagedFormException)
        {
            return false;
        }
    }

    static async Task<string> HashOfAsync(Stream stream, CancellationToken cancel) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));

    static FileStream? TryOpen(string path, FileOptions options = FileOptions.Asynchronous)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, options);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    static long? LengthOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length : null;
    }

    /// <summary>The folder of an original, existing and sure to be found after the loss of power.</summary>
    string MakeFolder(string sha256)
    {
        string parent = Path.GetDirectoryName(PathFor(sha256))!;
        Directory.CreateDirectory(parent);
        // That a folder exists does not say that whoever made it has flushed its name already: each process makes sure once.
        if (!durableFolders.ContainsKey(parent))
        {
            FolderFlush.Run(folder.Blobs);
            FolderFlush.Run(Path.GetDirectoryName(parent)!);
            durableFolders[parent] = true;
        }

        return parent;
    }

    string PathFor(string sha256, BlobForm form) => form == BlobForm.Lepton ? PathFor(sha256) + LeptonSuffix : PathFor(sha256);

    string PathFor(string sha256)
    {
        if (!BlobName.IsValid(sha256))
            throw new ArgumentException($"'{sha256}' is not a SHA-256 in lower-case hex.", nameof(sha256));
        return Path.Combine(folder.Blobs, sha256[..2], sha256[2..4], sha256);
    }
}
