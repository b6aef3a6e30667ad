using Heliograph.Tape.Format;
using Heliograph.Tape.Har;
using Heliograph.Tape.Matching;
using Heliograph.Tape.Secrets;
using Heliograph.Tape.Shelves;

namespace Heliograph.Tape;

/// <summary>Tapes from and to HAR 1.2, the archive that browsers and proxies write.</summary>
/// <remarks>http://www.softwareishard.com/blog/har-12-spec/</remarks>
public static class HarFile
{
    // Browsers write archives of many megabytes; one is held in memory.
    const long Largest = 1L << 30;

    /// <summary>Makes tapes of an archive's entries, scrubbed; entries for one request become one tape with its responses in order.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="folder">Where tapes are written, over those for the same requests.</param>
    /// <param name="service">Takes only what was asked of this service, without its address, for the proxy and the middleware; null: takes
    /// everything with its address, for the handler.</param>
    /// <param name="options">Secrets, matching and statuses.</param>
    /// <returns>The paths of the tapes.</returns>
    /// <exception cref="TapeException">It is no HAR, or a tape can't be written.</exception>
    public static IReadOnlyList<string> Import(string file, string folder, Uri? service = null, TapeOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= TapeOptions.Default;
        var scrubber = new Scrubber(options.Secrets);
        var exchanges = new HarReader(file, service).Read(ReadBytes(file)).Where(exchange => options.RecordsStatus(exchange.Responses[0].Status)).Select(scrubber.Scrub);

        Directory.CreateDirectory(folder);
        var shelf = new Shelf(Path.GetFullPath(folder), options);
        var paths = new List<string>();
        foreach (var group in exchanges.GroupBy(exchange => options.Matching.KeyOf(exchange.Request)))
        {
            var request = group.First().Request;
            var recording = new Recording(request, [.. group.SelectMany(exchange => exchange.Responses).Select(response => ContentLength.Fit(response, request.Method))]);
            var over = shelf.Find(group.Key);
            paths.Add(over?.Path ?? shelf.PathFor(request, group.Key));
            shelf.Put(group.Key, recording, over);
        }
        return paths;
    }

    /// <summary>Writes a folder's tapes as an archive. What HAR has no place for is in fields that begin with an underscore, so that importing it
    /// gives the same tapes.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="file">The archive, written whole or not at all.</param>
    /// <returns>How many tapes are in it.</returns>
    /// <exception cref="TapeException">A tape can't be read, or the archive can't be written.</exception>
    public static int Export(string folder, string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(file);
        if (!Directory.Exists(folder)) throw new TapeException(TapeError.BadTape, $"There is no folder {folder}.");
        Recording[] recordings = [.. Directory.GetFiles(folder, "*" + TapeName.Extension).Order(StringComparer.Ordinal).Select(Recording.Load)];
        try
        {
            AtomicFile.Write(Path.GetFullPath(file), HarWriter.Write(recordings));
        }
        catch (Exception fault) when (fault is IOException and not TapeException or UnauthorizedAccessException)
        {
            throw new TapeException(TapeError.NotWritten, $"{file} can't be written: {fault.Message}", fault);
        }
        return recordings.Length;
    }

    static byte[] ReadBytes(string file)
    {
        try
        {
            if (new FileInfo(file).Length > Largest) throw new TapeException(TapeError.BadHar, $"{file} has more than {Largest >> 20} MiB, the most that is read.");
            return File.ReadAllBytes(file);
        }
        catch (Exception fault) when (fault is IOException and not TapeException or UnauthorizedAccessException)
        {
            throw new TapeException(TapeError.BadHar, $"{file} can't be read: {fault.Message}", fault);
        }
    }
}
