using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Heliograph.Site.Data;

namespace Heliograph.Site.Blobs;

/// <summary>Originals as files: <c>blobs/ab/cd/&lt;sha256&gt;</c>, received in <c>tmp/</c> on the same volume.</summary>
sealed class DiskBlobStore : IBlobStore
{
    const int BufferSize = 1 << 17;

    readonly DataFolder folder;
    readonly ConcurrentDictionary<string, bool> durableFolders = new(StringComparer.Ordinal);

    public DiskBlobStore(DataFolder folder)
    {
        this.folder = folder;
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
        if (!File.Exists(path) || await MayReplaceAsync(path, staged, cancel))
        {
            File.Move(staged.Path, path, overwrite: true);
            staged.IsKept = true;
        }

        FolderFlush.Run(parent);
    }

    public Stream OpenOriginal(string sha256)
    {
        string path = PathFor(sha256);
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (DirectoryNotFoundException missing)
        {
            throw new FileNotFoundException($"There is no original '{sha256}'.", path, missing);
        }
    }

    public string? PathOf(string sha256)
    {
        string path = PathFor(sha256);
        return File.Exists(path) ? path : null;
    }

    public void Remove(string sha256)
    {
        string path = PathFor(sha256);
        if (Directory.Exists(Path.GetDirectoryName(path)))
            File.Delete(path);
    }

    public IEnumerable<string> All() =>
        Directory.EnumerateFiles(folder.Blobs, "*", SearchOption.AllDirectories).Select(p => Path.GetFileName(p)).Where(BlobName.IsValid);

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

    /// <summary>Whether what lies there is damaged, and what would replace it reads back whole.</summary>
    /// <exception cref="IOException">Neither is whole.</exception>
    static async Task<bool> MayReplaceAsync(string path, StagedBlob staged, CancellationToken cancel)
    {
        if (await HashOfAsync(path, cancel) == staged.Sha256)
            return false;
        if (await HashOfAsync(staged.Path, cancel) != staged.Sha256)
            throw new IOException($"What was received for the original {staged.Sha256} does not read back as it was written.");
        return true;
    }

    static async Task<string> HashOfAsync(string path, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
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

    string PathFor(string sha256)
    {
        if (!BlobName.IsValid(sha256))
            throw new ArgumentException($"'{sha256}' is not a SHA-256 in lower-case hex.", nameof(sha256));
        return Path.Combine(folder.Blobs, sha256[..2], sha256[2..4], sha256);
    }
}
