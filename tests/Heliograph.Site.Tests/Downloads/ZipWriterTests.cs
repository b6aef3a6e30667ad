using System.Globalization;
using System.IO.Compression;
using System.Text;
using Heliograph.Site.Downloads;

namespace Heliograph.Site.Tests.Downloads;

/// <summary>Archives are read back by the runtime's own reader, which compares checksums and sizes.</summary>
public sealed class ZipWriterTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_checksum_is_the_one_of_the_catalogue_however_the_bytes_are_cut()
    {
        byte[] bytes = [.. Enumerable.Range(0, 999).Select(i => (byte)(i * 7))];
        Assert.Equal(0xCBF43926u, Crc32.Add(0, "123456789"u8));
        Assert.All(Enumerable.Range(0, 40), cut => Assert.Equal(Crc32.Add(0, bytes), Crc32.Add(Crc32.Add(0, bytes.AsSpan(0, cut)), bytes.AsSpan(cut))));
    }

    [Fact]
    public async Task Entries_come_back_with_their_names_times_and_bytes()
    {
        using var stream = new MemoryStream();
        var zip = new ZipWriter(stream);
        await AddAsync(zip, "photos/Ärger 東京_1.jpg", "bytes"u8.ToArray(), new DateTime(2019, 8, 3, 14, 5, 58));
        await AddAsync(zip, "empty", [], new DateTime(1950, 1, 1));
        await zip.FinishAsync(Cancel);

        using var read = new ZipArchive(stream);
        Assert.Equal(["photos/Ärger 東京_1.jpg", "empty"], read.Entries.Select(e => e.FullName));
        Assert.Equal("bytes", Text(read.Entries[0]));
        Assert.Equal(new DateTime(2019, 8, 3, 14, 5, 58), read.Entries[0].LastWriteTime.DateTime);
        Assert.Equal(1980, read.Entries[1].LastWriteTime.Year);
        Assert.Equal("", Text(read.Entries[1]));
    }

    [Fact]
    public async Task More_entries_than_16_bits_can_count_are_all_there()
    {
        const int Count = 70_000;
        using var stream = new MemoryStream();
        var zip = new ZipWriter(stream);
        for (int i = 0; i < Count; i++)
            await AddAsync(zip, $"photos/{i}", Encoding.ASCII.GetBytes(i.ToString(CultureInfo.InvariantCulture)), new DateTime(2020, 1, 1));
        await zip.FinishAsync(Cancel);

        using var read = new ZipArchive(stream);
        Assert.Equal(Count, read.Entries.Count);
        Assert.Equal("69999", Text(read.Entries[^1]));
    }

    [Fact]
    public async Task An_entry_and_an_archive_beyond_four_gigabytes_come_back()
    {
        const long Large = (1L << 32) + 12_345;
        string path = Path.Combine(Directory.CreateTempSubdirectory("heliograph-").FullName, "large.zip");
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite);
            var zip = new ZipWriter(new SparseFile(file));
            await zip.BeginAsync("large", Large, new DateTime(2020, 1, 1), Cancel);
            byte[] zeros = new byte[1 << 22];
            for (long left = Large; left > 0; left -= zeros.Length)
                await zip.WriteAsync(zeros.AsMemory(0, (int)Math.Min(left, zeros.Length)), Cancel);
            await zip.EndAsync(Cancel);
            await AddAsync(zip, "after", "far away"u8.ToArray(), new DateTime(2020, 1, 1));
            await zip.FinishAsync(Cancel);

            file.Position = 0;
            using var read = new ZipArchive(file);
            Assert.Equal([Large, 8], read.Entries.Select(e => e.Length));
            Assert.Equal("far away", Text(read.Entries[1]));
            await using var large = read.Entries[0].Open();
            Assert.Equal(zeros.Length, await large.ReadAtLeastAsync(zeros, zeros.Length, throwOnEndOfStream: false, Cancel));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    static async Task AddAsync(ZipWriter zip, string name, byte[] bytes, DateTime modified)
    {
        await zip.BeginAsync(name, bytes.Length, modified, Cancel);
        await zip.WriteAsync(bytes, Cancel);
        await zip.EndAsync(Cancel);
    }

    static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
