using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Heliograph.Site.Blobs;
using Heliograph.Site.Data;
using Heliograph.Site.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Heliograph.Site.Downloads;

/// <summary>
/// Writes photos and what is known of them as a ZIP archive, as it is read: first the JSON files, then the originals, byte for byte, then
/// <c>not-included.txt</c> where some could not be read. It holds a batch of rows and one buffer at a time.
/// </summary>
sealed class PhotoArchive(SiteData data, IBlobStore blobs, TimeProvider clock, ILogger<PhotoArchive> log)
{
    const int BatchSize = 100;
    const int BufferSize = 1 << 17;

    // More than the words of a photo come to; an entry that may pass 4 GB must say so before it begins.
    const long MostWords = 1 << 16;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // The file is no part of a page: letters stay letters.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    readonly OwnFactsReader own = new(data);

    /// <param name="target">Any stream; left open, and incomplete where this throws.</param>
    public async Task WriteAsync(Stream target, ArchiveContents contents, CancellationToken cancel)
    {
        var zip = new ZipWriter(target);
        if (contents.Owner is { } person)
        {
            await WriteEntryAsync(zip, "person.json", JsonSerializer.SerializeToUtf8Bytes(await ArchivedPerson.OfAsync(person, data, cancel), Json), cancel);
            await WriteArrayAsync(zip, "favourites.json", contents.Ids.Count * MostWords, ArchivedDoings.FavouritesAsync(person.Id, data, cancel), cancel);
            await WriteArrayAsync(zip, "discussions.json", contents.Ids.Count * MostWords, ArchivedDoings.TalkAsync(person.Id, data, cancel), cancel);
            await WriteArrayAsync(zip, "comments.json", contents.Ids.Count * MostWords, ArchivedDoings.CommentsAsync(person.Id, data, cancel), cancel);
        }

        await WriteArrayAsync(zip, "albums.json", contents.Ids.Count * MostWords, AlbumsAsync(contents, cancel), cancel);
        await WriteArrayAsync(zip, "photos.json", contents.Ids.Count * MostWords, WordsAsync(contents, cancel), cancel);
        var missing = new List<string>();
        await foreach (var batch in BatchesAsync(contents, cancel))
        {
            foreach (var photo in batch)
            {
                if (await WriteOriginalAsync(zip, photo, cancel) is { } sentence)
                    missing.Add(sentence);
            }
        }

        if (missing.Count > 0)
            await WriteEntryAsync(zip, "not-included.txt", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', missing) + "\n"), cancel);
        await zip.FinishAsync(cancel);
    }

    static async IAsyncEnumerable<List<Photo>> BatchesAsync(ArchiveContents contents, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (long[] ids in contents.Ids.Chunk(BatchSize))
        {
            var photos = await contents.Photos.AsNoTracking().Include(p => p.Owner).Include(p => p.Tags).Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
            yield return [.. ids.Where(photos.ContainsKey).Select(id => photos[id])];
        }
    }

    async IAsyncEnumerable<ArchivedPhoto> WordsAsync(ArchiveContents contents, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var batch in BatchesAsync(contents, cancel))
        {
            var facts = contents.Owner is null ? null : await own.ReadAsync([.. batch.Select(p => p.Id)], cancel);
            foreach (var photo in batch)
                yield return ArchivedPhoto.Of(photo, facts?.Invoke(photo));
        }
    }

    async IAsyncEnumerable<ArchivedAlbum> AlbumsAsync(ArchiveContents contents, [EnumeratorCancellation] CancellationToken cancel)
    {
        var included = contents.Ids.ToHashSet();
        foreach (var album in contents.Albums)
        {
            var ids = await data.AlbumPhotos.Where(a => a.AlbumId == album.Id).OrderBy(a => a.Position).ThenBy(a => a.PhotoId).Select(a => a.PhotoId).ToListAsync(cancel);
            yield return new ArchivedAlbum(
                album.Id, album.Title, album.Description, included.Contains(album.CoverPhotoId ?? 0) ? album.CoverPhotoId : null,
                DateTimeOffset.FromUnixTimeMilliseconds(album.CreatedAt), [.. ids.Where(included.Contains)],
                contents.Owner is null ? null : await own.OfAlbumAsync(album.Id, cancel));
        }
    }

    /// <returns>Null, or in a sentence what is missing of it.</returns>
    async Task<string?> WriteOriginalAsync(ZipWriter zip, Photo photo, CancellationToken cancel)
    {
        string file = ArchivedPhoto.FileOf(photo);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        Stream? original = null;
        try
        {
            long sent = 0;
            // The first read tells most of what can be wrong, before the entry has begun.
            var (count, fault) = await ReadAsync(() => original = blobs.OpenOriginal(photo.Sha256), buffer, cancel);
            if (fault is not null)
                return Note(fault, photo, $"{file}: the original can't be read. Ask the site's operator.");
            await zip.BeginAsync(file, photo.Bytes, ArchivedPhoto.Modified(photo), cancel);
            for (; count > 0; (count, fault) = await ReadAsync(() => original!, buffer, cancel))
            {
                await zip.WriteAsync(buffer.AsMemory(0, count), cancel);
                sent += count;
            }

            await zip.EndAsync(cancel);
            return fault is null && sent == photo.Bytes ? null : Note(fault, photo, $"{file}: only {sent} of {photo.Bytes} bytes could be read. Ask the site's operator.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            if (original is not null)
                await original.DisposeAsync();
        }
    }

    /// <summary>Tells a failing original from a failing target.</summary>
    static async Task<(int Count, Exception? Fault)> ReadAsync(Func<Stream> original, byte[] buffer, CancellationToken cancel)
    {
        try
        {
            return (await original().ReadAsync(buffer.AsMemory(0, BufferSize), cancel), null);
        }
        catch (IOException unreadable)
        {
            return (0, unreadable);
        }
    }

    string Note(Exception? fault, Photo photo, string sentence)
    {
        log.LogError(fault, "The original {Sha256} of photo {Photo} is missing from an archive", photo.Sha256, photo.Id);
        return sentence;
    }

    async Task WriteArrayAsync<T>(ZipWriter zip, string name, long mostBytes, IAsyncEnumerable<T> items, CancellationToken cancel)
    {
        await zip.BeginAsync(name, mostBytes, clock.GetUtcNow().UtcDateTime, cancel);
        bool any = false;
        await foreach (var item in items)
        {
            await zip.WriteAsync(any ? ",\n"u8.ToArray() : "[\n"u8.ToArray(), cancel);
            await zip.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(item, Json), cancel);
            any = true;
        }

        await zip.WriteAsync(any ? "\n]\n"u8.ToArray() : "[]\n"u8.ToArray(), cancel);
        await zip.EndAsync(cancel);
    }

    async Task WriteEntryAsync(ZipWriter zip, string name, byte[] bytes, CancellationToken cancel)
    {
        await zip.BeginAsync(name, bytes.Length, clock.GetUtcNow().UtcDateTime, cancel);
        await zip.WriteAsync(bytes, cancel);
        await zip.EndAsync(cancel);
    }
}
