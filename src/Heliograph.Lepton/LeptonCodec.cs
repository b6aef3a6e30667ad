using System.Buffers;
using Heliograph.Lepton.Container;

namespace Heliograph.Lepton;

/// <summary>Packs JPEG files in the Lepton format and unpacks them again, byte for byte. Safe to use from many threads.</summary>
public static partial class LeptonCodec
{
    /// <summary>The largest JPEG file that the format's readers take: 128 MiB.</summary>
    public const long LargestJpeg = 128L << 20;

    /// <summary>Makes the JPEG file again that a Lepton file was made from, writing while it reads.</summary>
    /// <param name="lepton">The Lepton file, from where it stands to its end.</param>
    /// <param name="jpeg">Where the JPEG file goes.</param>
    /// <param name="options">Limits; null for the usual ones.</param>
    /// <param name="cancel">Stops between rows of the picture.</param>
    /// <exception cref="LeptonException">The file can't be unpacked; what was written up to then is worth nothing.</exception>
    public static void Unpack(Stream lepton, Stream jpeg, UnpackOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(jpeg);
        using var restored = Restore(lepton, options, cancel);
        foreach (var piece in restored.Pieces()) jpeg.Write(piece.Span);
    }

    /// <inheritdoc cref="Unpack(Stream, Stream, UnpackOptions?, CancellationToken)"/>
    public static void Unpack(ReadOnlySpan<byte> lepton, IBufferWriter<byte> jpeg, UnpackOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(jpeg);
        using var restored = Restore(new MemoryStream(lepton.ToArray(), writable: false), options, cancel);
        foreach (var piece in restored.Pieces()) jpeg.Write(piece.Span);
    }

    /// <summary>Opens a Lepton file to read the JPEG file out of it: rows are decoded as they are asked for, on the reading thread.</summary>
    /// <param name="lepton">The Lepton file, from where it stands to its end; disposed of with the stream that is returned.</param>
    /// <param name="options">Limits; null for the usual ones.</param>
    /// <param name="cancel">Stops between rows of the picture.</param>
    /// <returns>A stream to be read once from start to end, whose <see cref="Stream.Length"/> is the JPEG file's. Reading ends with
    /// <see cref="LeptonException"/> where the file is damaged.</returns>
    /// <exception cref="LeptonException">The headers can't be read, or ask for more than is allowed.</exception>
    public static Stream OpenRead(Stream lepton, UnpackOptions? options = null, CancellationToken cancel = default) =>
        new RestoringStream(Restore(lepton, options, cancel), lepton);

    /// <summary>Reads a Lepton file's headers.</summary>
    /// <param name="lepton">The Lepton file; read from where it stands, somewhat past its headers.</param>
    /// <exception cref="LeptonException">They can't be read.</exception>
    public static LeptonInfo Inspect(Stream lepton)
    {
        using var restored = Restore(lepton, null, default);
        var file = restored.File;
        return new LeptonInfo(file.Header.JpegBytes, file.Frame.Width, file.Frame.Height, file.Frame.Components.Length, file.Frame.IsProgressive,
            file.Scans.Count, file.IsCutOff, file.Header.Segments, LeptonHeader.Size + file.Header.BlockBytes + 3);
    }

    static JpegRestorer Restore(Stream lepton, UnpackOptions? options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(lepton);
        options ??= UnpackOptions.Default;
        var reader = new PacketReader(lepton, cancel);
        try
        {
            return new JpegRestorer(reader, LeptonFile.Read(reader, Math.Min(options.MaxJpegBytes, LargestJpeg)), options, cancel);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }
}
