using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Heliograph.Similarity.Living;

/// <summary>Changes since an index was written, each on the disk before it is acknowledged.</summary>
/// <remarks>Little-endian: a header of <c>HGLOPQW1</c>, the model's fingerprint and the form of whole vectors as int32; then
/// records, each <c>HGLR</c>, its number and its length as int32, CRC-32C of these three and what follows, and its content.</remarks>
sealed class WriteAheadLog : IDisposable
{
    const int HeaderBytes = 16;
    const int RecordHeaderBytes = 16;
    const int RecordMagic = 0x524C_4748;

    readonly SafeFileHandle _handle;
    int _next;
    long _end;

    WriteAheadLog(SafeFileHandle handle, int next, long end) => (_handle, _next, _end) = (handle, next, end);

    static ReadOnlySpan<byte> Magic => "HGLOPQW1"u8;

    /// <summary>Begins a log; its name is on the disk when this returns.</summary>
    public static WriteAheadLog Create(string path, uint model, RerankForm form)
    {
        var handle = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
        RandomAccess.Write(handle, Header(model, form), 0);
        RandomAccess.FlushToDisk(handle);
        FolderFlush.Run(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new(handle, 0, HeaderBytes);
    }

    /// <summary>Goes on where a log ends.</summary>
    public static WriteAheadLog Continue(string path, in LogEnd end)
    {
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        // What a crash left of a record was never acknowledged.
        RandomAccess.SetLength(handle, end.Offset);
        return new(handle, end.Records, end.Offset);
    }

    /// <summary>Reads all records that were written to their end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The fingerprint of the index's model.</param>
    /// <param name="form">The index's form of whole vectors.</param>
    /// <param name="apply">Gets each record's content.</param>
    /// <returns>Where the log ends. What a crash left beyond is passed over.</returns>
    /// <exception cref="SimilarityException">It is no log of this index, or a record is damaged and later ones are not.</exception>
    public static LogEnd Replay(string path, uint model, RerankForm form, Action<ReadOnlyMemory<byte>> apply)
    {
        string name = Path.GetFileName(path);
        byte[] bytes = File.ReadAllBytes(path);
        if (bytes.Length < HeaderBytes && Header(model, form).AsSpan().StartsWith(bytes)) return new(0, 0);
        if (bytes.Length < HeaderBytes || !bytes.AsSpan(0, 8).SequenceEqual(Magic)) throw new SimilarityException(SimilarityFault.Foreign, name, 0, "This is no log of changes.");
        if (!bytes.AsSpan(0, HeaderBytes).SequenceEqual(Header(model, form))) throw new SimilarityException(SimilarityFault.OtherModel, name, 8, "The log is of an index of another model or form.");
        int at = HeaderBytes;
        int number = 0;
        while (Content(bytes, at, number) is { } content)
        {
            apply(content);
            at += RecordHeaderBytes + content.Length;
            number++;
        }
        for (int later = at + 1; later <= bytes.Length - RecordHeaderBytes; later++)
            if (MemoryMarshal.Read<int>(bytes.AsSpan(later)) == RecordMagic && Content(bytes, later, number + 1) is not null)
                throw new SimilarityException(SimilarityFault.Damaged, name, at, "A change is damaged, and later ones are not.");
        return new(number, at);
    }

    static byte[] Header(uint model, RerankForm form) => [.. Magic, .. MemoryMarshal.AsBytes<uint>([model, (uint)form])];

    static ReadOnlyMemory<byte>? Content(byte[] bytes, int at, int number)
    {
        if (bytes.Length - at < RecordHeaderBytes) return null;
        var header = MemoryMarshal.Cast<byte, int>(bytes.AsSpan(at, RecordHeaderBytes));
        if (header[0] != RecordMagic || header[1] != number || header[2] < 0 || header[2] > bytes.Length - at - RecordHeaderBytes) return null;
        var content = bytes.AsMemory(at + RecordHeaderBytes, header[2]);
        // An empty memory is not null, though null would convert to one.
        return Sum(number, content.Span) == (uint)header[3] ? (ReadOnlyMemory<byte>?)content : null;
    }

    static uint Sum(int number, ReadOnlySpan<byte> content) =>
        Checksum.Of(content, Checksum.Of(MemoryMarshal.AsBytes<int>([RecordMagic, number, content.Length])));

    /// <summary>Writes a record; it is on the disk when this returns.</summary>
    /// <exception cref="IOException">It could not be written; nothing of it stays.</exception>
    public void Append(ReadOnlySpan<byte> content)
    {
        byte[] record = [.. MemoryMarshal.AsBytes<int>([RecordMagic, _next, content.Length, (int)Sum(_next, content)]), .. content];
        try
        {
            RandomAccess.Write(_handle, record, _end);
            RandomAccess.FlushToDisk(_handle);
        }
        catch
        {
            RandomAccess.SetLength(_handle, _end);
            throw;
        }
        _end += record.Length;
        _next++;
    }

    public void Dispose() => _handle.Dispose();
}

/// <summary>Where a log ends.</summary>
/// <param name="Records">How many whole records it has.</param>
/// <param name="Offset">The byte after the last one; 0 where not even the header is whole.</param>
readonly record struct LogEnd(int Records, long Offset);
