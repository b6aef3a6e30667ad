using System.IO.Compression;
using Heliograph.Traffic.Capture;
using Heliograph.Traffic.Har;

namespace Heliograph.Traffic;

/// <summary>Reads captures (pcap, pcapng, either of them in gzip) and HAR files. What a file is, its content says.</summary>
public static class TrafficFile
{
    const int SniffedBytes = 64;

    /// <summary>Hands every exchange of a file to consumers.</summary>
    /// <param name="path">The file.</param>
    /// <param name="consumers">One for each shard, made when needed. Exchanges of one connection go to one consumer, in order.</param>
    /// <param name="options">How to read.</param>
    /// <param name="cancel">Ends reading; what was handed over stays.</param>
    /// <exception cref="TrafficException">It is neither a capture nor a HAR.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static CaptureSummary Read(string path, Func<ExchangeConsumer> consumers, TrafficOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(consumers);
        options ??= new();
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        Span<byte> start = stackalloc byte[SniffedBytes];
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            using var unpacked = new BufferedStream(new GZipStream(file, CompressionMode.Decompress), 1 << 16);
            return ReadUnpacked(path, unpacked, consumers, options, cancel);
        }
        if (IsCapture(start)) return Run(path, new MappedWindows(file), consumers, options, cancel);
        using (file) return ReadHar(path, file, start, consumers, cancel);
    }

    /// <summary>Hands every exchange of a capture in memory, or of one that comes through a pipe, to consumers.</summary>
    /// <inheritdoc cref="Read"/>
    /// <param name="capture">From its first byte.</param>
    public static CaptureSummary ReadCapture(Stream capture, Func<ExchangeConsumer> consumers, TrafficOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(consumers);
        return Run("the stream", new StreamedWindows(capture), consumers, options ?? new(), cancel);
    }

    /// <summary>Whether a file is a capture or a HAR, rather than a specification: by its first bytes, or by a log within the first thousand.</summary>
    public static bool IsTraffic(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[1000];
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        return IsCapture(start) || start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || (start.IndexOf("\"log\""u8) >= 0 && start.IndexOf("\"openapi\""u8) < 0);
    }

    static CaptureSummary ReadUnpacked(string path, Stream unpacked, Func<ExchangeConsumer> consumers, TrafficOptions options, CancellationToken cancel)
    {
        byte[] start = new byte[SniffedBytes];
        int length;
        try
        {
            length = unpacked.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException fault)
        {
            throw new TrafficException(TrafficError.UnknownFile, $"{path} begins like gzip and is not: capture it again, or unpack what can be unpacked.", fault);
        }
        using var whole = new PrefixedStream(start.AsMemory(0, length), unpacked);
        return IsCapture(start.AsSpan(0, length)) ? Run(path, new StreamedWindows(whole), consumers, options, cancel) : ReadHar(path, whole, start.AsSpan(0, length), consumers, cancel);
    }

    static CaptureSummary Run(string path, ByteWindows windows, Func<ExchangeConsumer> consumers, TrafficOptions options, CancellationToken cancel)
    {
        using (windows) return new CaptureRun(path, consumers, options).Read(windows, cancel);
    }

    static CaptureSummary ReadHar(string path, Stream file, ReadOnlySpan<byte> start, Func<ExchangeConsumer> consumers, CancellationToken cancel)
    {
        var text = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        text = text.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty || text[0] != '{') throw new TrafficException(TrafficError.UnknownFile, $"{path} is neither a capture (pcap, pcapng) nor a HAR.");
        return new HarReader(path).Read(file, consumers(), cancel);
    }

    internal static bool IsCapture(ReadOnlySpan<byte> start) => PcapReader.Recognises(start) || PcapngReader.Recognises(start);
}
