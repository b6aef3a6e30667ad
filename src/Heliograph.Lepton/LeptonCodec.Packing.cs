using System.Buffers;
using Heliograph.Lepton.Container;
using Heliograph.Lepton.Jpeg;

namespace Heliograph.Lepton;

public static partial class LeptonCodec
{
    /// <summary>Packs a JPEG file. Unless the options say otherwise, the result is unpacked and compared before any of it is written.</summary>
    /// <param name="jpeg">The JPEG file.</param>
    /// <param name="lepton">Where the Lepton file goes.</param>
    /// <param name="options">How to pack; null for the usual way.</param>
    /// <param name="cancel">Stops between rows of the picture.</param>
    /// <exception cref="LeptonException">The file can't be packed; nothing was written.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of segments is not 1 to 8.</exception>
    public static PackResult Pack(ReadOnlySpan<byte> jpeg, IBufferWriter<byte> lepton, PackOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(lepton);
        var packed = Pack(jpeg, options ?? PackOptions.Default, cancel, out var result);
        lepton.Write(packed.WrittenSpan);
        return result;
    }

    /// <inheritdoc cref="Pack(ReadOnlySpan{byte}, IBufferWriter{byte}, PackOptions?, CancellationToken)"/>
    /// <remarks>The JPEG file is held in memory while it is packed.</remarks>
    public static PackResult Pack(Stream jpeg, Stream lepton, PackOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(jpeg);
        ArgumentNullException.ThrowIfNull(lepton);
        options ??= PackOptions.Default;
        var packed = Pack(ReadAll(jpeg, options, cancel).WrittenSpan, options, cancel, out var result);
        lepton.Write(packed.WrittenSpan);
        return result;
    }

    static ArrayBufferWriter<byte> ReadAll(Stream jpeg, PackOptions options, CancellationToken cancel)
    {
        var bytes = new ArrayBufferWriter<byte>();
        for (int count; (count = jpeg.Read(bytes.GetSpan(1 << 16))) > 0;)
        {
            cancel.ThrowIfCancellationRequested();
            bytes.Advance(count);
            CheckSize(bytes.WrittenCount, options);
        }
        return bytes;
    }

    static void CheckSize(long bytes, PackOptions options)
    {
        long most = Math.Min(options.MaxJpegBytes, LargestJpeg);
        if (bytes > most) throw new LeptonException(LeptonFault.TooLarge, most, $"The file has more than the {most} bytes that are allowed.");
    }

    static ArrayBufferWriter<byte> Pack(ReadOnlySpan<byte> jpeg, PackOptions options, CancellationToken cancel, out PackResult result)
    {
        int segments = options.MostSegments;
        ArgumentOutOfRangeException.ThrowIfLessThan(segments, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(segments, 8, nameof(options));
        CheckSize(jpeg.Length, options);
        var packed = new ArrayBufferWriter<byte>(jpeg.Length + 1024);
        using (var file = JpegFile.Read(jpeg, options.MaxMemory, cancel))
            segments = new JpegPacker(file, segments, options.Parallelism, cancel).Write(jpeg, packed);
        if (options.Verify) Verification.Check(packed.WrittenMemory, jpeg, options, cancel);
        result = new PackResult(jpeg.Length, packed.WrittenCount, segments);
        return packed;
    }
}
