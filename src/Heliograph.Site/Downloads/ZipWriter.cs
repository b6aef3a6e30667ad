using System.Buffers;
using System.Text;

namespace Heliograph.Site.Downloads;

/// <summary>
/// Writes a ZIP archive of stored entries to a stream that is never asked to go back. It holds the central directory alone:
/// some 60 bytes an entry and its name. Entries beyond 4 GB, archives beyond 4 GB and more than 65,535 entries take the Zip64 forms.
/// </summary>
/// <remarks>PKWARE APPNOTE 6.3.10, sections 4.3.7 to 4.3.16 and 4.5.3.</remarks>
/// <param name="target">Left open.</param>
sealed class ZipWriter(Stream target)
{
    const uint LocalHeader = 0x04034B50, Descriptor = 0x08074B50, CentralHeader = 0x02014B50, End = 0x06054B50, End64 = 0x06064B50, Locator64 = 0x07064B50;
    const ushort Plain = 20, Zip64 = 45, MadeOnUnix = 3 << 8, Zip64Field = 1;
    const ushort SizesFollowInUtf8 = (1 << 3) | (1 << 11);
    const uint RegularFile = 0x81A4u << 16; // 0100644
    const uint Later = uint.MaxValue;
    const int LongestName = ushort.MaxValue / 2;

    readonly ArrayBufferWriter<byte> central = new();
    byte[] name = [];
    long position, entries, start, length;
    bool isLarge;
    (ushort Time, ushort Date) stamp;
    uint checksum;

    /// <summary>Begins an entry; the one before must have ended.</summary>
    /// <param name="path">With slashes; no two entries have the same.</param>
    /// <param name="mostBytes">How long it may become at most; from 4 GB on it takes the form that holds more.</param>
    /// <param name="modified">Wall-clock time, from 1980 to 2107; others are moved into that.</param>
    public async Task BeginAsync(string path, long mostBytes, DateTime modified, CancellationToken cancel)
    {
        name = Encoding.UTF8.GetBytes(path);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, LongestName, nameof(path));
        (start, length, checksum, isLarge, stamp) = (position, 0, 0, mostBytes >= Later, DosTime(modified));
        var header = new ArrayBufferWriter<byte>();
        header.Put32(LocalHeader).Put16(isLarge ? Zip64 : Plain).Put16(SizesFollowInUtf8).Put16(0).Put16(stamp.Time).Put16(stamp.Date)
            .Put32(0).Put32(isLarge ? Later : 0).Put32(isLarge ? Later : 0).Put16((ushort)name.Length).Put16((ushort)(isLarge ? 20 : 0)).Put(name);
        if (isLarge)
            header.Put16(Zip64Field).Put16(16).Put64(0).Put64(0);
        await SendAsync(header.WrittenMemory, cancel);
    }

    /// <exception cref="InvalidOperationException">The entry became longer than was said.</exception>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        checksum = Crc32.Add(checksum, bytes.Span);
        length += bytes.Length;
        if (length >= Later && !isLarge)
            throw new InvalidOperationException($"The entry '{Encoding.UTF8.GetString(name)}' became longer than was said.");
        await SendAsync(bytes, cancel);
    }

    public async Task EndAsync(CancellationToken cancel)
    {
        var descriptor = new ArrayBufferWriter<byte>();
        descriptor.Put32(Descriptor).Put32(checksum);
        _ = isLarge ? descriptor.Put64(length).Put64(length) : descriptor.Put32((uint)length).Put32((uint)length);
        await SendAsync(descriptor.WrittenMemory, cancel);

        bool isFar = start >= Later;
        int extra = (isLarge ? 16 : 0) + (isFar ? 8 : 0);
        central.Put32(CentralHeader).Put16(MadeOnUnix | Zip64).Put16(extra > 0 ? Zip64 : Plain).Put16(SizesFollowInUtf8).Put16(0).Put16(stamp.Time).Put16(stamp.Date)
            .Put32(checksum).Put32(isLarge ? Later : (uint)length).Put32(isLarge ? Later : (uint)length)
            .Put16((ushort)name.Length).Put16((ushort)(extra > 0 ? extra + 4 : 0)).Put16(0).Put16(0).Put16(0).Put32(RegularFile)
            .Put32(isFar ? Later : (uint)start).Put(name);
        if (extra > 0)
            central.Put16(Zip64Field).Put16((ushort)extra);
        if (isLarge)
            central.Put64(length).Put64(length);
        if (isFar)
            central.Put64(start);
        entries++;
    }

    /// <summary>Writes the directory: without it there is no archive.</summary>
    public async Task FinishAsync(CancellationToken cancel)
    {
        long directory = position;
        await SendAsync(central.WrittenMemory, cancel);
        long bytes = position - directory;
        var end = new ArrayBufferWriter<byte>();
        if (entries >= ushort.MaxValue || directory >= Later || bytes >= Later)
        {
            end.Put32(End64).Put64(44).Put16(MadeOnUnix | Zip64).Put16(Zip64).Put32(0).Put32(0).Put64(entries).Put64(entries).Put64(bytes).Put64(directory)
                .Put32(Locator64).Put32(0).Put64(position).Put32(1);
        }

        ushort count = (ushort)Math.Min(entries, ushort.MaxValue);
        end.Put32(End).Put16(0).Put16(0).Put16(count).Put16(count).Put32((uint)Math.Min(bytes, Later)).Put32((uint)Math.Min(directory, Later)).Put16(0);
        await SendAsync(end.WrittenMemory, cancel);
        await target.FlushAsync(cancel);
    }

    async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        await target.WriteAsync(bytes, cancel);
        position += bytes.Length;
    }

    static (ushort Time, ushort Date) DosTime(DateTime at)
    {
        at = at.Year < 1980 ? new DateTime(1980, 1, 1) : at.Year > 2107 ? new DateTime(2107, 12, 31) : at;
        return ((ushort)((at.Hour << 11) | (at.Minute << 5) | (at.Second / 2)), (ushort)(((at.Year - 1980) << 9) | (at.Month << 5) | at.Day));
    }
}
